import { Tag } from '#components/ui/tag.tsx'
import { clashesOf, type Judged } from '#lib/hotlists/coherence.ts'
import { factNamesInWords, moment, valueWords } from './fact-words.ts'

const shown = [
  ...([
    'reason',
    'category',
    'grade',
    'action',
    'information',
    'operationalInstructions',
    'contact',
    'weedAt',
  ] as const),
  ...(['reviewAt', 'confirmBy', 'sourceReference', 'marking', 'cadReference', 'pncId', 'nimCode', 'scope'] as const),
]

export type EntryView = Judged &
  Readonly<Record<(typeof shown)[number], unknown>> & {
    make: string | null
    model: string | null
    colour: string | null
    status: string
    coherenceOverride: unknown
    ownerName: string | null
    forceName: string
    listName: string
    categoryName: string
    withdrawnAt: Date | null
    withdrawnReason: string | null
  }

/** An entry as it stands, what speaks against its grade first. */
export function EntryView({ entry, expired }: { entry: EntryView; expired: boolean }) {
  const override = entry.coherenceOverride as { byName: string; reason: string; at: string } | null
  const state = entry.status === 'live' && expired ? 'expired' : entry.status
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={state === 'live' ? 'ok' : state === 'pending' ? 'caution' : 'strong'}>
          {state === 'pending' ? 'NOT LIVE: waits for authorisation' : state.toUpperCase()}
        </Tag>
        {entry.warningSignals.map((signal) => (
          <Tag key={signal} tone="strong">
            {signal}
          </Tag>
        ))}
        <span className="text-dim">{[entry.colour, entry.make, entry.model].filter(Boolean).join(' ')}</span>
      </p>
      {entry.withdrawnAt && (
        <p className="font-medium">
          Withdrawn {moment(entry.withdrawnAt)}: {entry.withdrawnReason}
        </p>
      )}
      {clashesOf(entry).map(({ rule, words }) => (
        <p key={rule} className="text-caution">
          {words.charAt(0).toUpperCase() + words.slice(1)}.
        </p>
      ))}
      {override && (
        <p>
          Overridden by {override.byName}, {moment(override.at)}: “{override.reason}”
        </p>
      )}
      <dl className="grid grid-cols-[7rem_1fr] sm:grid-cols-[11rem_1fr] gap-x-4 gap-y-1">
        <dt className="text-dim">List</dt>
        <dd>{entry.listName}</dd>
        <dt className="text-dim">Owner</dt>
        <dd>
          {entry.ownerName ?? 'the list’s owner'}, {entry.forceName}
        </dd>
        {shown.map((name) =>
          entry[name] === null || entry[name] === '' ? null : (
            <div key={name} className="contents">
              <dt className="text-dim">{factNamesInWords[name]}</dt>
              <dd className="break-words">
                {name === 'category' ? entry.categoryName : valueWords(name, entry[name])}
              </dd>
            </div>
          ),
        )}
      </dl>
    </div>
  )
}
