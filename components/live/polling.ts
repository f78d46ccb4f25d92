import { setServerTime } from '#components/ui/ticker.ts'
import type { PolledEvents } from '#lib/realtime/contract.ts'
import type { BoardRequest } from './board-request.ts'
import type { LiveDesk } from './live-desk.ts'

interface Wire {
  fetchJson: <T>(path: string) => Promise<T | undefined>
  /** Whether there is a socket: then what HTTP answers is old. */
  isConnected: () => boolean
}

/**
 * Asks by HTTP for what the socket would have said; never twice at once. While something is missing the whole board is
 * asked for and the picture is not called live: after a gap its sequence is already past the lines that it lacks.
 */
export function createPolling(desk: LiveDesk, board: Omit<BoardRequest, 'stop'>, wire: Wire) {
  let asking = false
  return async function poll(): Promise<void> {
    if (asking) return
    asking = true
    const since = board.since(desk.alarms.get().board.seq) ?? 'all'
    const path = `/api/console/events?since=${since}&cleared=${Number(desk.cleared)}`
    const answer = await wire.fetchJson<PolledEvents>(path)
    asking = false
    if (!answer || wire.isConnected()) return
    if (answer.snapshot) {
      board.cameAsOf(answer.snapshot.seq)
      desk.replace(answer.snapshot)
    } else if (desk.take(answer.events).gap) {
      desk.setLink({ polling: false })
      return board.gapAt(desk.alarms.get().board.seq)
    }
    desk.pictured.set({ alarmIds: null }) // nobody tells a screen without a socket whose
    if (answer.canary) desk.seeCanary(answer.canary)
    desk.setLink({ health: answer.health })
    desk.beat(answer.beat, 'polling')
    setServerTime(desk.now())
  }
}
