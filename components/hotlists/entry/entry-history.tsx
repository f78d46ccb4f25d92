import { changedFacts, type FactName, type Facts } from '#lib/hotlists/entries/facts.ts'
import { factNamesInWords, moment, valueWords } from './fact-words.ts'

const kinds: Record<string, string> = {
  created: 'Entered',
  edited: 'Changed',
  requested: 'Change asked for',
  authorised: 'Authorised',
  refused: 'Authorisation refused',
  confirmed: 'Report confirmed',
  extended: 'Extended',
  reviewed: 'Reviewed, still wanted',
  withdrawn: 'Withdrawn',
}

export interface HistoryLine {
  version: number
  kind: string
  at: Date
  byName: string
  reason: string | null
  before: unknown
  after: unknown
}

/** What was done to the entry, by whom and why, with what each changed field was before; newest first. */
export function EntryHistory({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return <p className="text-dim">Nobody has changed it here: it is as its source sent it.</p>
  return (
    <ol className="grid gap-3">
      {lines.toReversed().map((line) => {
        const [before, after] = [line.before as Facts | null, line.after as Facts]
        return (
          <li key={line.version} className="border-l-2 border-line-strong pl-3">
            <p>
              <b className="font-semibold">{kinds[line.kind] ?? line.kind}</b> by {line.byName},{' '}
              <time dateTime={line.at.toISOString()}>{moment(line.at)}</time>
            </p>
            {line.reason && <p className="text-dim">“{line.reason}”</p>}
            <ul className="text-sm">
              {changedFacts(before, after).map((name: FactName) => (
                <li key={name}>
                  {factNamesInWords[name]}: <s className="text-dim">{valueWords(name, before?.[name])}</s>{' '}
                  <span aria-hidden="true">→</span> {valueWords(name, after[name])}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
