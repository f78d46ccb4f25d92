import type { AlarmDetail, MatchedEntry } from '#lib/alarms/detail.ts'
import type { ChangedEntry } from '#lib/alarms/entry-life/changed-words.ts'
import { speaksOf } from '#lib/alarms/speaks-of.ts'

/**
 * The entries that left their lists while others are still listed, in the order of the card. One that a file made another
 * row of its list, or that is listed anew in the same words, has not gone: where its row changed, that is said as a change.
 */
export function noLongerListed({ entries, events }: Pick<AlarmDetail, 'entries' | 'events'>): MatchedEntry[] {
  const live = entries.filter((one) => one.live)
  if (live.length === 0) return []
  const heirs = new Map(
    events
      .flatMap(({ data }) => (Array.isArray(data.changed) ? (data.changed as ChangedEntry[]) : []))
      .flatMap(({ replaced }) => (replaced ? [[replaced.entryId, replaced.by] as const] : [])),
  )
  const stillIsOne = (id: string): boolean => {
    const heir = heirs.get(id)
    return heir !== undefined && (live.some((one) => one.id === heir) || stillIsOne(heir))
  }
  return entries.filter((one) => !one.live && !live.some((other) => speaksOf(other, one)) && !stillIsOne(one.id))
}
