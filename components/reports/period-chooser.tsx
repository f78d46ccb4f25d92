import { Nav, NavItem } from '#components/ui/nav.tsx'
import { londonWall, type PeriodName, periodNames } from '#lib/reporting/period.ts'
import type { ResponseReport } from '#lib/reporting/response-report.ts'
import { CustomPeriod } from './custom-period.tsx'

export interface Asked {
  query: { period?: string; from?: string; until?: string; force?: string }
  forces: { id: string; name: string }[]
  mayExport: boolean
}
type ChooserProps = Asked & { period: PeriodName; report?: ResponseReport }

const linkTo = (page: string, query: Asked['query']) => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return set.length === 0 ? page : `${page}?${new URLSearchParams(set)}`
}
const wallOf = (at: string | undefined) => at && londonWall(new Date(at))
const here = '/reports/response'
const rolling = (['hour', 'today', 'day', 'week'] as const).map((name) => ({ name, words: periodNames[name] }))

/** Which period and which force; all of it is in the address, so that a report can be sent to somebody. */
export function PeriodChooser({ query, forces, mayExport, period, report }: ChooserProps) {
  const { force } = query
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <Nav label="Period">
          {rolling.map(({ name, words }) => (
            <NavItem key={name} href={linkTo(here, { period: name, force })} current={period === name}>
              {words}
            </NavItem>
          ))}
        </Nav>
        <Nav label="Force">
          <NavItem href={linkTo(here, { ...query, force: undefined })} current={force === undefined}>
            All forces
          </NavItem>
          {forces.map(({ id, name }) => (
            <NavItem key={id} href={linkTo(here, { ...query, force: id })} current={force === id}>
              {name}
            </NavItem>
          ))}
        </Nav>
        <CustomPeriod
          key={`${query.period} ${query.from} ${query.until}`}
          force={force}
          from={query.from ?? wallOf(report?.from)}
          until={query.until ?? wallOf(report?.until)}
        />
      </div>
      {mayExport && report && (
        <a
          href={linkTo(`${here}.csv`, query)}
          download
          className="inline-flex min-h-control items-center rounded-md border border-line-strong bg-raised px-3 hover:bg-selected"
        >
          Download CSV
        </a>
      )}
    </div>
  )
}
