const PAGE = 500

interface Replay<Line> {
  /** Up to where its room has been told. */
  reached(): number
  read(since: number, limit: number): Promise<Line[]>
  tell(lines: Line[]): void
  connected(): boolean
  /** Joins the room; the screen has been told everything up to `at`. */
  join(at: number): void
}

/**
 * Tells one screen all that its room was told after `since`. It joins the room in the same turn of the event loop, so
 * that nothing falls between replay and live; before that it is told nothing live, which would hide the gap that a
 * replay leaves when it fails.
 */
export async function catchUp<Line extends { seq: number | null }>(since: number, replay: Replay<Line>): Promise<void> {
  let at = since
  while (at < replay.reached() && replay.connected()) {
    const target = replay.reached()
    const lines = await replay.read(at, PAGE)
    const due = lines.filter(({ seq }) => seq !== null && seq <= target)
    if (due.length > 0) replay.tell(due)
    at = due.length < PAGE ? target : (due.at(-1)?.seq ?? target)
  }
  if (replay.connected()) replay.join(at)
}
