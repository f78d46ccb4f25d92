import type { ReactNode } from 'react'

/** A titled part of a document. */
export function RecordPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 break-after-avoid text-lg font-semibold">{title}</h2>
      {children}
    </section>
  )
}

/** Names with what is known; what is not known says so, for a gap in a record is a fact too. */
export function FactList({ facts }: { facts: readonly (readonly [name: string, words: string | null])[] }) {
  return (
    <dl className="grid grid-cols-[15rem_1fr] gap-x-4 gap-y-0.5 max-sm:grid-cols-1">
      {facts.map(([name, words], turn) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have the same time; their order never changes
        <div key={turn} className="contents">
          <dt className="text-dim">{name}</dt>
          <dd className="break-words">{words ?? <span className="text-faint">none recorded</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
