import { openApi } from '#lib/web/openapi.ts'
import { answer, tokenRoute } from '#lib/web/route.ts'

export const GET = tokenRoute('alarms:read', () => answer(200, openApi()))
