import { createHash, timingSafeEqual } from 'node:crypto'
import type { Logger } from 'pino'
import type { Server } from 'socket.io'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { MatchBatch, type MatchBatchAnswer, type MatcherToWeb, matcherNamespace } from '#lib/realtime/contract.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** Takes matches from any matcher that holds the service token; answers only when they are durable. */
export function serveMatchers(io: Server, token: string, deps: CommandDeps, log: Logger): void {
  const space = io.of(matcherNamespace) as ReturnType<typeof io.of> & { _?: MatcherToWeb }
  const expected = sha256(token)
  space.use((socket, next) => {
    const given = (socket.handshake.auth as { token?: unknown }).token
    if (typeof given === 'string' && timingSafeEqual(sha256(given), expected)) next()
    else next(new Error('unauthenticated'))
  })
  space.on('connection', (socket) => {
    log.info({ id: socket.id }, 'a matcher connected')
    socket.on('match:batch', async (batch: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (a: MatchBatchAnswer) => void)(await takeIn(batch, deps, log))
    })
  })
}

async function takeIn(batch: unknown, deps: CommandDeps, log: Logger): Promise<MatchBatchAnswer> {
  const parsed = MatchBatch.safeParse(batch)
  if (!parsed.success)
    return { ok: false, code: 'malformed', message: parsed.error.issues[0]?.message ?? 'not a batch' }
  try {
    return await takeInMatches(deps, parsed.data.matches)
  } catch (error) {
    log.error({ error: (error as Error).message }, 'matches not taken in, the matcher keeps them and sends them again')
    return { ok: false, code: 'unavailable', message: 'Not stored: send the same batch again' }
  }
}
