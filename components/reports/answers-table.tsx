import { classNames } from '#components/ui/class-names.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import { fewBelow, type ReportGroup } from '#lib/reporting/response-report.ts'
import type { CountedRow } from '#lib/reporting/response-rows.ts'
import { BandRows, FewMark, few } from './band-rows.tsx'
import { Question } from './question.tsx'

const columns = [
  ['Alarms', 'alarms'],
  ['Acknowledged', 'acknowledged'],
  ['With leader', 'led'],
  ['Verified', 'verified'],
  ['Deployed', 'deployed'],
  ['In the area', 'arrived'],
  ['Stopped', 'stopped'],
  ['No response', 'declined'],
  ['Undecided', 'undecided'],
  ['Closed', 'closed'],
  ['Unfinished', 'unfinished'],
] as const satisfies [string, keyof CountedRow][]

/** How were the alarms answered? */
export function AnswersTable({ groups }: { groups: ReportGroup[] }) {
  const { counted, states, merged, few: fewWords } = responseDefinitions
  return (
    <Question definitions={[counted, states, merged, fewWords]}>
      <Table caption="How were alarms answered?" stacks>
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
                label={name}
                className={classNames(few(row.alarms), row.alarms >= fewBelow && field === 'alarms' && 'font-semibold')}
              >
                {row[field].toLocaleString('en-GB')}
                {field === 'alarms' && <FewMark n={row.alarms} />}
              </Td>
            ))
          }
        />
      </Table>
    </Question>
  )
}
