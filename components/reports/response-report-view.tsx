import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { londonTime, londonZone } from '#components/ui/london.ts'
import { Nav, NavItem } from '#components/ui/nav.tsx'
import { measures, measureWords } from '#lib/reporting/measure.ts'
import type { PeriodName } from '#lib/reporting/period.ts'
import { groupsOf, type ResponseReport, summaryOf } from '#lib/reporting/response-report.ts'
import { AnswersTable } from './answers-table.tsx'
import { ExcludedTable } from './excluded-table.tsx'
import { type Asked, PeriodChooser } from './period-chooser.tsx'
import { ReasonsTable } from './reasons-table.tsx'
import { Refresh } from './refresh.tsx'
import { TimesTables } from './times-tables.tsx'

type ViewProps = Asked & { report?: ResponseReport; period?: PeriodName; children?: ReactNode }

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' })
const moment = (at: string) => `${day.format(new Date(at))} ${londonTime(at)} ${londonZone(at)}`

/** The response report: what was asked, one line that says it all, then a table for each question. */
export function ResponseReportView({ report, period, children, ...asked }: ViewProps) {
  return (
    <PageFrame title="Response to alarms" lead="How the alarms of a period were answered, by force and initial band.">
      <PeriodChooser {...asked} period={period ?? 'custom'} report={report} />
      {children}
      {report && (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-y border-line py-3">
            <div className="grid min-w-64 grow basis-0 gap-1">
              <p className="text-lg">{summaryOf(report)}</p>
              <p className="text-sm text-dim">
                Raised from {moment(report.from)} until {moment(report.until)}
              </p>
            </div>
            <Refresh producedAt={report.producedAt} />
          </div>
          <Tables report={report} />
        </>
      )}
    </PageFrame>
  )
}

function Tables({ report }: { report: ResponseReport }) {
  const groups = groupsOf(report)
  return (
    <div className="grid gap-9">
      <Nav label="Steps">
        {measures.map((measure) => (
          <NavItem key={measure} href={`#${measure}`}>
            {measureWords[measure].name}
          </NavItem>
        ))}
      </Nav>
      <AnswersTable groups={groups} />
      <TimesTables groups={groups} />
      <ReasonsTable groups={groups} reasons={report.reasons} />
      <ExcludedTable groups={groups} />
    </div>
  )
}
