import type { Alarm } from '../alarm.ts'
import { isFeedOnly } from '../match-worth.ts'
import type { AlarmPolicy } from '../policy.ts'
import type { StandingEntry } from './standing-entry.ts'

/** An entry that stands in the place of one that the alarm knew: what was told of that was told of it. */
export interface Counting extends StandingEntry {
  replaced?: { entryId: string; by: string }
}

/** How the entries of an alarm, and those that their lists have besides, stand to what the alarm has said so far. */
export interface Parts {
  /** On their lists, as far as the alarm rests on them; heirs with what was told of the entry they replaced. */
  live: Counting[]
  gone: StandingEntry[]
  /** Live, and back: the alarm did not know them, or had said that they were gone. */
  again: Counting[]
  /** Live, and other entries of a list that had one it lost; where nothing is lost, such an entry joins by its match. */
  others: Counting[]
  /** Gone, which has not been said; and not replaced by an heir. */
  lost: StandingEntry[]
  /** Like the others, but such as call nobody: no alarm rests on them. */
  quiet: StandingEntry[]
}

export function partsOf(alarm: Alarm, entries: readonly StandingEntry[], policy: AlarmPolicy): Parts {
  const known = ({ id }: StandingEntry) => alarm.entryIds.includes(id) && !alarm.goneEntryIds.includes(id)
  const gone = entries.filter((entry) => !entry.live)
  const lostById = new Map(gone.filter(known).map((entry) => [entry.id, entry]))
  const all = entries.filter((entry) => entry.live).map((entry) => inPlaceOf(lostById.get(entry.heirOf ?? ''), entry))
  const heirs = new Set(all.map((entry) => entry.replaced?.entryId))
  const lost = [...lostById.values()].filter(({ id }) => !heirs.has(id))
  const isNew = (entry: Counting) => !known(entry) && !entry.replaced
  const isOther = (entry: Counting) => isNew(entry) && !entry.renews
  const counts = lost.length > 0 || alarm.withdrawnAt !== null
  const isQuiet = (entry: Counting) => isOther(entry) && isFeedOnly({ entry, possible: entry.possible }, policy)
  const live = all.filter((entry) => !isOther(entry) || (counts && !isQuiet(entry)))
  return {
    live,
    gone,
    again: live.filter((entry) => isNew(entry) && entry.renews),
    others: live.filter(isOther),
    lost,
    quiet: all.filter(isQuiet),
  }
}

function inPlaceOf(lost: StandingEntry | undefined, heir: StandingEntry): Counting {
  if (!lost) return heir
  const told = lost.told ?? { revision: lost.revision, said: lost.said }
  return { ...heir, told, replaced: { entryId: lost.id, by: heir.id } }
}
