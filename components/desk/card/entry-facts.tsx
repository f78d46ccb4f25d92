import { londonDay, londonTime } from '#components/ui/london.ts'
import type { MatchedEntry } from '#lib/alarms/detail.ts'
import { vehicleWords } from '../words.ts'
import { ListAgeWords } from './list-age-words.tsx'

interface EntryFactsProps {
  entry: MatchedEntry
  forces: ReadonlyMap<string, string>
  checkedAt: string
  nowMs: number
  /** Its words stand above already, beside the action. */
  leading: boolean
}

/** The entry as its owner wrote it, and whether it is still one. */
export function EntryFacts({ entry, forces, checkedAt, nowMs, leading }: EntryFactsProps) {
  const facts: [string, string | null, boolean?][] = [
    [
      'State',
      entry.live ? `live, re-checked ${londonTime(checkedAt)}` : `NOT LIVE when checked ${londonTime(checkedAt)}`,
      !entry.live,
    ],
    ['Listed as', `${entry.vrm} · ${vehicleWords(entry)}`],
    ['Information', leading ? null : entry.information],
    ['Instructions', leading ? null : entry.operationalInstructions],
    ['Grade', `${entry.grade} · ${entry.category}`],
    [
      'Owner',
      `${entry.forceName || forces.get(entry.forceId) || entry.forceId}${entry.contact ? ` · ${entry.contact}` : ''}`,
    ],
    ['PNC id', entry.pncId],
    ['Log', entry.cadReference],
    ['Source', entry.sourceReference],
    ['Marking', entry.marking],
    ['Weed date', entry.weedAt ? `${londonDay(entry.weedAt)} ${new Date(entry.weedAt).getUTCFullYear()}` : 'none'],
  ]
  return (
    <dl className="grid grid-cols-[6rem_1fr] gap-x-3 gap-y-0.5 text-sm">
      {facts.map(([name, words, bad]) =>
        words ? (
          <div key={name} className="contents">
            <dt className="text-dim">{name}</dt>
            <dd className={bad ? 'font-medium text-caution' : 'break-words'}>{words}</dd>
          </div>
        ) : null,
      )}
      <dt className="text-dim">List</dt>
      <dd>
        <ListAgeWords entry={entry} nowMs={nowMs} />
      </dd>
    </dl>
  )
}
