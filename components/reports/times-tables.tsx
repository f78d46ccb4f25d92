import { Table, Th } from '#components/ui/table.tsx'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import { type Measure, measures, measureWords } from '#lib/reporting/measure.ts'
import type { ReportGroup } from '#lib/reporting/response-report.ts'
import { timeSentence } from '#lib/reporting/time-words.ts'
import { BandRows } from './band-rows.tsx'
import { Question } from './question.tsx'
import { TimeCells, timeHeads } from './time-cells.tsx'

/** How long did it take, and was it inside the target? A table for each step. */
export function TimesTables({ groups }: { groups: ReportGroup[] }) {
  const { percentiles, waiting, clocks, target, few } = responseDefinitions
  const bar =
    'Bars: p50 strong, p90 pale, open when p90 is not reached; the line is the target, and the bar ends at twice the target.'
  return (
    <Question definitions={[percentiles, waiting, clocks, target, few, bar]}>
      {measures.map((measure) => (
        <div key={measure} id={measure} className="mb-4 grid gap-2">
          <Table caption={measureWords[measure].question} stacks>
            <thead>
              <tr>
                <Th className="pl-0">Force</Th>
                <Th>Initial band</Th>
                {timeHeads(measure)}
              </tr>
            </thead>
            <BandRows groups={groups} cells={(row) => <TimeCells time={row[measure]} measure={measure} />} />
          </Table>
          <Sentences group={groups[0]} measure={measure} />
        </div>
      ))}
    </Question>
  )
}

/** What the first rows say, in words. */
const Sentences = ({ group, measure }: { group: ReportGroup | undefined; measure: Measure }) => (
  <ul>
    {group?.rows
      .filter((row) => row[measure].n > 0)
      .map((row) => (
        <li key={row.band}>{timeSentence(row, measure)}</li>
      ))}
  </ul>
)
