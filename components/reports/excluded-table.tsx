import { Table, Td, Th } from '#components/ui/table.tsx'
import { bandNames } from '#lib/alarms/band.ts'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import type { ReportGroup } from '#lib/reporting/response-report.ts'
import { type ExcludedRow, exclusionKinds, type Measure } from '#lib/reporting/response-rows.ts'
import { Question } from './question.tsx'

const names: Record<Measure, string> = { acknowledge: 'To acknowledge', deploy: 'To deploy' }

/** Which times could not be used? Only rows that have any. */
export function ExcludedTable({ groups, excluded }: { groups: ReportGroup[]; excluded: ExcludedRow[] }) {
  const lines = groups.flatMap((group) =>
    group.rows.flatMap(({ band }) =>
      (['acknowledge', 'deploy'] as const).map((measure) => {
        const of = (kind: string) =>
          excluded.find(
            (row) => row.forceId === group.forceId && row.band === band && row.measure === measure && row.kind === kind,
          )?.alarms ?? 0
        return {
          key: `${group.name} ${band} ${measure}`,
          group: group.name,
          band,
          measure,
          counts: exclusionKinds.map(of),
        }
      }),
    ),
  )
  const shown = lines.filter((line) => line.counts.some((count) => count > 0))
  return (
    <Question definitions={[responseDefinitions.excluded]}>
      <Table caption="Which times could not be used?">
        <thead>
          <tr>
            <Th className="pl-0">Force</Th>
            <Th>Initial band</Th>
            <Th>Time</Th>
            <Th number>Zero</Th>
            <Th number>Negative</Th>
            <Th number>Missing</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.key} className="hover:bg-hover">
              <Td className="pl-0">{line.group}</Td>
              <Td>{bandNames[line.band]}</Td>
              <Td>{names[line.measure]}</Td>
              {line.counts.map((count, index) => (
                <Td key={exclusionKinds[index]} number>
                  {count}
                </Td>
              ))}
            </tr>
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={6} className="pl-0 text-dim">
                None: every time that was recorded could be used.
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
    </Question>
  )
}
