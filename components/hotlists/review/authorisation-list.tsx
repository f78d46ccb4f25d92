import { moment } from '#components/hotlists/entry/fact-words.ts'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'
import { DecideButtons } from './decide-buttons.tsx'
import { DueIn } from './due-in.tsx'
import { groundWords } from './owed-table.tsx'

export interface AuthorisationLine {
  id: string
  grounds: string[]
  justification: string
  emergency: boolean
  requestedAt: Date
  requestedByName: string
  dueAt: Date
  decision: string | null
  decidedAt: Date | null
  decidedByName: string | null
  note: string | null
  blocked: string | null
}

/** Every word of another person that was asked for, and what was said. */
export function AuthorisationList({
  lines,
  mark,
  decide,
}: {
  lines: readonly AuthorisationLine[]
  mark: string
  decide: EntryActions['decide']
}) {
  if (lines.length === 0) return <p className="text-dim">Nothing about it needed another person’s word.</p>
  return (
    <ol className="grid gap-3">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-1 border-l-2 border-line-strong pl-3">
          <p>
            <b className="font-semibold">{groundWords(line.grounds)}</b>
            {line.emergency && ', in an emergency'}, asked by {line.requestedByName} {moment(line.requestedAt)}
          </p>
          <p className="text-dim">“{line.justification}”</p>
          {line.decision ? (
            <p>
              {line.decision.charAt(0).toUpperCase() + line.decision.slice(1)}
              {line.decidedByName && ` by ${line.decidedByName}`} {line.decidedAt && moment(line.decidedAt)}
              {line.note && `: “${line.note}”`}
            </p>
          ) : (
            <p className="flex flex-wrap items-center gap-3">
              <span>
                Owed <DueIn at={line.dueAt.toISOString()} />
              </span>
              <DecideButtons authorisationId={line.id} mark={mark} blocked={line.blocked} decide={decide} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
