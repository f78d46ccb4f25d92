import { classNames } from '#components/ui/class-names.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import { fewBelow, type ReportGroup } from '#lib/reporting/response-report.ts'
import type { BandRow } from '#lib/reporting/times.ts'
import { BandRows, few } from './band-rows.tsx'
import { Question } from './question.tsx'

const columns: [string, keyof BandRow & keyof Counts][] = [
  ['Alarms', 'alarms'],
  ['Acknowledged', 'acknowledged'],
  ['Verified', 'verified'],
  ['Deployed', 'deployed'],
  ['No response', 'declined'],
  ['Undecided', 'undecided'],
  ['Closed', 'closed'],
  ['Unfinished', 'unfinished'],
]
type Counts = Omit<BandRow, 'forceId' | 'forceName' | 'band' | 'acknowledge' | 'deploy'>

/** How were the alarms answered? */
export function AnswersTable({ groups }: { groups: ReportGroup[] }) {
  const { counted, states, few: fewWords } = responseDefinitions
  return (
    <Question definitions={[counted, states, fewWords]}>
      <Table caption="How were alarms answered?">
        <thead>
          <tr>
            <Th className="pl-0">Force</Th>
            <Th>Initial band</Th>
            {columns.map(([name]) => (
              <Th key={name} number>
                {name}
              </Th>
            ))}
          </tr>
        </thead>
        <BandRows
          groups={groups}
          cells={(row) =>
            columns.map(([name, field]) => (
              <Td
                key={name}
                number
                className={classNames(few(row.alarms), row.alarms >= fewBelow && field === 'alarms' && 'font-semibold')}
              >
                {row[field].toLocaleString('en-GB')}
              </Td>
            ))
          }
        />
      </Table>
    </Question>
  )
}
