import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { Empty } from '#components/ui/state.tsx'

interface FlaggedListProps {
  title: string
  meaning: string
  listId: string
  entries: readonly { id: string; vrm: string }[]
  /** There are more than are shown. */
  cut: boolean
}

/** The entries behind a figure, each a way to the entry itself. */
export function FlaggedList({ title, meaning, listId, entries, cut }: FlaggedListProps) {
  return (
    <section aria-labelledby="flagged" className="grid gap-3">
      <h2 id="flagged" className="text-lg font-semibold">
        {title} <span className="font-normal text-dim">{meaning}</span>
      </h2>
      {entries.length === 0 ? (
        <Empty title="None any more">They were put right since the board was counted.</Empty>
      ) : (
        <ul className="flex flex-wrap gap-3">
          {entries.map(({ id, vrm }) => (
            <li key={id}>
              <Link
                href={`/hotlists?list=${encodeURIComponent(listId)}&mark=${encodeURIComponent(vrm)}`}
                aria-label={`Entry ${vrm}`}
              >
                <Plate mark={vrm} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {cut && <p className="text-sm text-dim">The first {entries.length} by mark; there are more.</p>}
    </section>
  )
}
