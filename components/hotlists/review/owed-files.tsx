'use client'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { AuthoriseFileAction } from '#lib/hotlists/entries/command-input.ts'
import { DueIn } from './due-in.tsx'

export interface OwedFileLine {
  hotlistId: string
  listName: string
  revision: number
  entries: number
  dueAt: Date
  requestedByName: string
  blocked: string | null
}

/** Highs that came by a file: one word for all that one revision brought. Each of them is in the table below, too. */
export function OwedFiles({ lines, authorise }: { lines: readonly OwedFileLine[]; authorise: AuthoriseFileAction }) {
  return (
    <ul className="grid gap-2">
      {lines.map((line) => {
        const { hotlistId, listName, revision, entries } = line
        const what = `${entries.toLocaleString('en-GB')} ${entries === 1 ? 'High' : 'Highs'} of ${listName}, revision ${revision}`
        return (
          <li key={`${hotlistId} ${revision}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-semibold">{what}</span>
            <Tag tone="danger">live now</Tag>
            <span className="text-dim">brought by {line.requestedByName}</span>
            <DueIn at={line.dueAt.toISOString()} />
            {line.blocked ? (
              <span className="text-sm text-dim">{line.blocked}</span>
            ) : (
              <ReasonButton
                label={`Authorise all ${entries.toLocaleString('en-GB')}`}
                title={`Authorise ${what}`}
                hint="Why is life at risk? Kept for each of them."
                words={{ leave: 'Not yet', act: 'Authorise them' }}
                tone="primary"
                act={(note) => authorise({ hotlistId, revision, note })}
                said="Authorised."
              >
                They are matched already. Look at them below first; refuse those of which no life is at risk one by one,
                or undo the revision if its file was wrong.
              </ReasonButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
