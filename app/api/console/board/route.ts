import { readSnapshot } from '#lib/alarms/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { markPresent } from '#lib/watch/keeping/commands.ts'
import { commandDeps } from '#lib/web/command-deps.ts'
import { answer, sessionRoute } from '#lib/web/route.ts'

export const GET = sessionRoute({ permission: 'alarm:read', allowance: 'board' }, async (_, { viewer }) => {
  await markPresent(commandDeps(), viewer)
  return answer(200, await readSnapshot(pool(), viewer))
})
