import type { ReactNode } from 'react'

/** A titled part of the card. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="mb-1 text-sm font-semibold">
        {title} {aside && <span className="ml-1 text-xs font-normal text-dim">{aside}</span>}
      </h3>
      {children}
    </section>
  )
}
