import type { ReactNode } from 'react'

/** A page that has one thing to say: what happened, that nothing was lost, what to do. */
export function Notice({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <main className="grid min-h-[60vh] place-items-center p-6">
      <div className="grid max-w-[46ch] gap-3">
        <h1 className="text-2xl font-semibold">{title}</h1>
        <div className="grid gap-2 text-dim">{children}</div>
        {action}
      </div>
    </main>
  )
}
