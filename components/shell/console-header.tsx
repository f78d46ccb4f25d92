'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useSettings } from '#components/settings/settings-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Clock } from '#components/ui/clock.tsx'
import { Nav, NavItem } from '#components/ui/nav.tsx'
import { NavGroup } from '#components/ui/nav-group.tsx'
import { ThemeToggle } from '#components/ui/theme-toggle.tsx'
import { OwedNotice } from './owed-notice.tsx'
import { placeAt, rowOf, type ShownPlace } from './page-row.ts'

interface ConsoleHeaderProps {
  places: readonly ShownPlace[]
  person: { name: string; role: string }
  serverTime: string
  /** Whether this person may owe or give an authorisation of entries. */
  owes: boolean
}

/** Where a page of the console may put its own state (live, sound), by a portal into this id. */
export const pageStateId = 'page-state'

/** The line above every page: places this person may open, the page's own state, the clock, the person. */
export function ConsoleHeader({ places, person, serverTime, owes }: ConsoleHeaderProps) {
  const path = usePathname()
  const { change } = useSettings()
  const here = placeAt(places, path)
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 max-sm:py-1 print:hidden">
      <Link href="/" className="font-semibold" prefetch={false}>
        Watchdesk
      </Link>
      <Nav label="Pages">
        {rowOf(places).map(({ group, places: inside }) =>
          group ? (
            <NavGroup key={group} label={group} current={inside.some(({ href }) => href === here)}>
              <Items places={inside} here={here} />
            </NavGroup>
          ) : (
            <Items key={inside[0]?.href} places={inside} here={here} />
          ),
        )}
      </Nav>
      <div className="ml-auto flex flex-wrap items-center gap-x-4">
        {owes && <OwedNotice />}
        <div id={pageStateId} className="flex flex-wrap items-center gap-x-4 gap-y-1" />
        <Clock serverTime={serverTime} />
        <ThemeToggle onChoose={(theme) => change({ look: { theme } })} />
        <Link href="/settings" className="text-sm text-dim hover:text-ink hover:underline" prefetch={false}>
          Settings
        </Link>
        <Link href="/role" className="text-sm hover:underline" title="What your role may do">
          {person.name} <span className="text-dim max-2xl:sr-only">{person.role}</span>
        </Link>
        <form method="post" action="/api/auth/sign-out">
          <Button type="submit" tone="bare" size="small">
            Sign out
          </Button>
        </form>
      </div>
    </header>
  )
}

function Items({ places, here }: { places: readonly ShownPlace[]; here: string | undefined }) {
  return places.map(({ href, name }) => (
    <NavItem key={href} href={href} current={href === here}>
      {name}
    </NavItem>
  ))
}
