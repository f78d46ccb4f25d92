import { systemClock } from '#lib/core/clock.ts'
import { camerasForMap } from '#lib/web/camera-picture.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute('camera:read', async () => answer(200, { cameras: await camerasForMap(systemClock()) }))
