import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Nothing here, and that is in order: says why, and what would bring something. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-10 text-center">
      <p className="text-lg font-medium">{title}</p>
      {children && <p className="max-w-[46ch] text-dim">{children}</p>}
      {action}
    </div>
  )
}

/** Something is on its way: grey lines in the place of `rows` lines, and words for those who listen. */
export function Loading({ what, rows = 3 }: { what: string; rows?: number }) {
  return (
    <div role="status" className="grid gap-3 p-4">
      <span className="text-sm text-dim">Loading {what}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          key={row}
          aria-hidden="true"
          className="h-3 animate-pulse rounded-sm bg-line"
          style={{ width: `${92 - ((row * 29) % 45)}%` }}
        />
      ))}
    </div>
  )
}

/** Something went wrong: what happened, that nothing was lost, and what to do. */
export function ErrorState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-md border border-danger-line bg-danger-ground px-4 py-3"
    >
      <Icon name="fault" className="mt-0.5 text-danger" />
      <div className="grid grow gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-dim">{children}</div>}
      </div>
      {action}
    </div>
  )
}

/** What is shown may no longer be true: hatched, and since when in words ("as at 21:12:47"). */
export function Stale({ asAt, children, action }: { asAt: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="hatched flex items-center gap-3 rounded-md border border-caution-line bg-caution-ground px-4 py-2"
    >
      <Icon name="info" className="text-caution" />
      <p className="grow">
        <b className="font-semibold text-caution">As at {asAt}.</b> {children}
      </p>
      {action}
    </div>
  )
}
