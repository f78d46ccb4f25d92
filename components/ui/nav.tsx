import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A row of places; `label` tells it from other navigation on the page. */
export function Nav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-0.5">{children}</ul>
    </nav>
  )
}

type NavItemProps = { href: string; current?: boolean; count?: number; children: ReactNode }

/** One place, marked when it is the present one, with how many wait there. */
export function NavItem({ href, current = false, count, children }: NavItemProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        className={classNames(
          'inline-flex min-h-control items-center gap-1.5 rounded-md px-2.5 text-sm transition-colors',
          current ? 'bg-raised text-ink' : 'text-dim hover:bg-hover hover:text-ink',
        )}
      >
        {children}
        {count !== undefined && count > 0 && <b className="font-semibold text-ink">{count}</b>}
      </Link>
    </li>
  )
}
