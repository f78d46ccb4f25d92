import { BoardClaim } from '#lib/realtime/contract.ts'
import { badRequest } from '#lib/web/bad-request.ts'
import { hubSlot } from '#lib/web/hub-slot.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

/** Whether the board of a screen without a socket is the server's as of its sequence; the others ask by their socket. */
export const GET = sessionRoute({ permission: 'alarm:read', allowance: 'board' }, async (request, { viewer }) => {
  const asked = new URL(request.url).searchParams
  const numberOf = (name: string) => Number(asked.get(name) ?? Number.NaN)
  const claim = BoardClaim.safeParse({ seq: numberOf('seq'), hash: asked.get('hash'), attempt: numberOf('attempt') })
  if (!claim.success) return badRequest(claim.error)
  const hub = hubSlot()
  if (!hub) return answer(503, { code: 'unavailable', message: 'Screens are not served yet' }, { 'retry-after': '2' })
  return answer(200, { same: await hub.compareBoard(viewer, claim.data) })
})
