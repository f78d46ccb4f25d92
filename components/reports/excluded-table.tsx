import { Table, Td, Th } from '#components/ui/table.tsx'
import { bandNames } from '#lib/alarms/band.ts'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import { exclusionKinds, exclusionNames, measures, measureWords } from '#lib/reporting/measure.ts'
import type { ReportGroup } from '#lib/reporting/response-report.ts'
import { Question } from './question.tsx'

/** Which times could not be used, or are not what somebody said? Only rows that have any. */
export function ExcludedTable({ groups }: { groups: ReportGroup[] }) {
  const lines = groups.flatMap(({ name, rows }) =>
    rows.flatMap((row) =>
      measures.map((measure) => {
        const counts = exclusionKinds.map((kind) => row[measure].excluded[kind])
        return { key: `${name} ${row.band} ${measure}`, name, band: row.band, measure, counts }
      }),
    ),
  )
  const shown = lines.filter((line) => line.counts.some((count) => count > 0))
  return (
    <Question definitions={[responseDefinitions.excluded]}>
      <Table caption="Which times could not be used?" stacks>
        <thead>
          <tr>
            <Th className="pl-0">Force</Th>
            <Th>Initial band</Th>
            <Th>Time</Th>
            {exclusionKinds.map((kind) => (
              <Th key={kind} number>
                {exclusionNames[kind]}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.key} className="hover:bg-hover">
              <Td label="Force" className="pl-0">
                {line.name}
              </Td>
              <Td label="Initial band">{bandNames[line.band]}</Td>
              <Td label="Time">{measureWords[line.measure].name}</Td>
              {line.counts.map((count, index) => {
                const kind = exclusionKinds[index]
                return (
                  <Td key={kind} number label={kind && exclusionNames[kind]}>
                    {count}
                  </Td>
                )
              })}
            </tr>
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={3 + exclusionKinds.length} className="pl-0 text-dim max-md:col-span-full">
                None: every time that was recorded could be used.
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
    </Question>
  )
}
