import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { type ChangedEntry, changedWords } from '#lib/alarms/entry-life/changed-words.ts'
import { restsOn } from '#lib/alarms/entry-life/said.ts'

/** The last change of an entry that what people do rests on, until somebody has verified the alarm after it. */
export function lastEdit(events: AlarmDetail['events']): { at: string; words: string } | undefined {
  const after = events.slice(events.findLastIndex(({ kind }) => kind === 'verified') + 1)
  for (const { at, data } of after.toReversed()) {
    const changed = Array.isArray(data.changed) ? (data.changed as ChangedEntry[]) : []
    const counting = changed.filter(({ facts }) => facts.length === 0 || facts.some(restsOn))
    if (counting.length > 0) return { at, words: counting.map((one) => changedWords(one, { brief: true })).join('; ') }
  }
  return undefined
}
