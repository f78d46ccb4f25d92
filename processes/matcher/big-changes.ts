import type { EntryReader } from '#lib/matching/feed/listed.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import type { Lane } from './lane.ts'
import { type BigChange, type Taking, takeBigChange } from './list-changes.ts'
import type { readInThread } from './list-reading.ts'

interface Deps {
  url: string
  matcher: Matcher
  readLong: typeof readInThread
  refuse: Taking['refuse']
  /** Called with how many entries a change was, once it is in. */
  onTaken(changes: number): void
}

/** The big changes on their way in. Each leaves alone what was changed again since it was found. */
export function createBigChanges({ url, matcher, readLong, refuse, onTaken }: Deps) {
  let waiting: (BigChange & { changedSince: Set<string> })[] = []

  return {
    get any(): boolean {
      return waiting.length > 0
    },
    /** Taken in on a lane, after those before it. */
    add(lane: Lane, change: BigChange & { at: Date }, reader: EntryReader): void {
      const mine = { ...change, changedSince: new Set<string>() }
      waiting.push(mine)
      void lane.run(async (db, ended) => {
        const isNewer = (id: string) => mine.changedSince.has(id)
        const read = readLong(url, ended)
        const changes = await takeBigChange(db, matcher, change, { read, reader, refuse, isNewer, ended })
        waiting = waiting.filter((other) => other !== mine)
        onTaken(changes)
      })
    },
    /** An entry was changed by something newer than all of them. */
    touch(entryId: string): void {
      for (const { changedSince } of waiting) changedSince.add(entryId)
    },
    /** The revision of a list before the first of them; undefined when it waits for none. */
    heldBefore(listId: string): number | undefined {
      const since = waiting.filter(({ hotlistId }) => hotlistId === listId).map((change) => change.since)
      return since.length > 0 ? Math.min(...since) : undefined
    },
    /** Gives them up: their lane has ended. What they were. */
    giveUp(): BigChange[] {
      return waiting.splice(0)
    },
  }
}
