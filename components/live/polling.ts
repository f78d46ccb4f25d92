import { setServerTime } from '#components/ui/ticker.ts'
import type { PolledEvents, Snapshot } from '#lib/realtime/contract.ts'
import type { BoardRequest } from './board-request.ts'
import type { LiveDesk } from './live-desk.ts'

interface Wire {
  /** The answer; undefined when none came. `onWait` is called when the server lets this person wait for it. */
  fetchJson: <T>(path: string, onWait: () => void) => Promise<T | undefined>
  /** Whether there is a socket: then what HTTP answers is old. */
  isConnected: () => boolean
  /** `wentBack`: the board is of a log that is shorter than what this screen holds, as after a restored backup. */
  takeBoard: (snapshot: Snapshot, how: { wentBack: boolean }) => void
  /** All up to the present has come, for the first time since something had not. */
  followed: () => void
}

/**
 * Asks by HTTP for what the socket would have said; never twice at once. While something is missing the whole board is
 * asked for and the picture is not called live, nor while the server lets it wait: after a gap its sequence is already past
 * the lines that it lacks, and what it waits for may be any number of them.
 */
export function createPolling(desk: LiveDesk, board: Pick<BoardRequest, 'gapAt' | 'since'>, wire: Wire) {
  let asking = false
  let answered = false // the last time
  const onWait = () => {
    if (!wire.isConnected()) desk.fallBehind()
  }
  return async function poll(): Promise<void> {
    if (asking) return
    asking = true
    const held = desk.alarms.get().board.seq
    const path = `/api/console/events?since=${board.since(held) ?? 'all'}&cleared=${Number(desk.cleared)}`
    const answer = await wire.fetchJson<PolledEvents>(path, onWait)
    asking = false
    if (!answer || wire.isConnected()) {
      answered = false
      return
    }
    if (answer.snapshot) wire.takeBoard(answer.snapshot, { wentBack: answer.snapshot.seq < held })
    else if (desk.take(answer.events).gap) return board.gapAt(desk.alarms.get().board.seq)
    const { polling, behind } = desk.link.get()
    if (!answered || !polling || behind) wire.followed()
    answered = true
    desk.pictured.set({ alarmIds: null }) // nobody tells a screen without a socket whose
    if (answer.canary) desk.seeCanary(answer.canary)
    desk.setLink({ health: answer.health })
    desk.beat(answer.beat, 'polling')
    setServerTime(desk.now())
  }
}
