import type { ReactNode } from 'react'

/** A question with its table, and under it what the figures mean. */
export function Question({ definitions, children }: { definitions: readonly string[]; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      {children}
      <div className="grid max-w-[110ch] gap-1 text-sm text-dim">
        {definitions.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  )
}
