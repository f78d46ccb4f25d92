import type { Logger } from 'pino'
import { can } from '#lib/access/viewer.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { goRound } from '#lib/watch/round/commands.ts'
import { soundWord } from '#lib/watch/sound.ts'
import { notePresence, noteSound } from '#lib/watch/store.ts'
import type { ConsoleNamespace, ConsoleSocket } from './alarm-feed.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** How often the screens heard of are written down. */
const PRESENCE_MS = 2_000
/** How often areas, desks and owners are looked after; one of all web processes does it. */
const ROUND_MS = 2_000

/**
 * Who is there: a screen counts as heard of at its last packet. The browser answers pings even in a hidden tab, whose
 * timers it slows down, so nothing is asked of the page.
 */
export function createWatchFeed(space: ConsoleNamespace, deps: CommandDeps, log: Logger) {
  const heardAt = new Map<string, Date>() // socket → its last packet
  const soundOf = new Map<string, string>() // person → as written last
  const complain = (what: string) => (error: unknown) =>
    log.warn({ error: (error as Error).message }, `${what}, will try again`)

  const write = oneAtATime(async () => {
    const keepers = [...space.sockets.values()].filter(({ data }) => can(data.viewer, 'watch:keep'))
    await notePresence(
      deps.db,
      keepers.flatMap(({ id, data }) => {
        const at = heardAt.get(id)
        return at ? [{ personId: data.viewer.id, at }] : []
      }),
    )
    for (const [personId, sockets] of Map.groupBy(keepers, ({ data }) => data.viewer.id)) {
      const word = soundWord(sockets.flatMap(({ data }) => data.sound ?? []))
      if (word === null || soundOf.get(personId) === word) continue
      await noteSound(deps.db, personId, word, deps.clock())
      soundOf.set(personId, word)
    }
  }, complain('cannot write down who is there'))
  const round = oneAtATime(async () => void (await goRound(deps)), complain('cannot look after the watch'))

  const timers = [setInterval(() => void write(), PRESENCE_MS), setInterval(() => void round(), ROUND_MS)]
  return {
    attend(socket: ConsoleSocket) {
      const hear = () => heardAt.set(socket.id, deps.clock())
      hear()
      socket.conn.on('packet', hear)
      socket.on('disconnect', () => {
        heardAt.delete(socket.id)
        soundOf.delete(socket.data.viewer.id)
      })
      void write()
    },
    wake: () => space.emit('watch:changed'),
    stop: () => timers.forEach(clearInterval),
  }
}
