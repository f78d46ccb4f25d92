import type { ReactNode } from 'react'

/** A page of text and tables: title, one sentence on what it shows, the rest below. */
export function PageFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto grid max-w-[88rem] gap-5 px-6 py-5">
      <header className="grid gap-1">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {lead && <p className="max-w-[80ch] text-dim">{lead}</p>}
      </header>
      {children}
    </main>
  )
}
