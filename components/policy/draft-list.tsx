import Link from 'next/link'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Tag } from '#components/ui/tag.tsx'

interface Line {
  id: string
  state: string
  note: string
  basedOn: number
  changedAt: Date
}
const open = ['draft', 'submitted']
const words: Record<string, string> = { draft: 'being written', submitted: 'waits for approval' }

/** Drafts that nobody has decided. */
export function DraftList({ drafts }: { drafts: readonly Line[] }) {
  const undecided = drafts.filter(({ state }) => open.includes(state))
  if (undecided.length === 0) return null
  return (
    <section aria-label="Drafts">
      <ul className="grid gap-1">
        {undecided.map(({ id, state, note, basedOn, changedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3">
            <Tag tone={state === 'submitted' ? 'caution' : 'plain'}>{words[state]}</Tag>
            <Link href={`/policy/drafts/${id}`} className="text-link underline">
              {note}
            </Link>
            <span className="text-sm text-dim">
              from version {basedOn}, changed {londonDay(changedAt.getTime())}, {londonMinute(changedAt.getTime())}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
