import { classNames } from '#components/ui/class-names.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import { durationWords, fewBelow, type ReportGroup, shareWords } from '#lib/reporting/response-report.ts'
import { type BandRow, type Measure, measures } from '#lib/reporting/response-rows.ts'
import { BandRows, few } from './band-rows.tsx'
import { Question } from './question.tsx'
import { TargetBar } from './target-bar.tsx'

const names: Record<Measure, string> = { acknowledge: 'Raised to acknowledged', deploy: 'Raised to deployed' }

/** How long did it take, and was it inside the target? */
export function TimesTable({ groups }: { groups: ReportGroup[] }) {
  const { percentiles, target } = responseDefinitions
  const bar = 'Bars: p50 strong, p90 pale; the line is the target, and the bar ends at twice the target.'
  return (
    <Question definitions={[percentiles, target, bar]}>
      <Table caption="How long did it take?">
        <thead>
          <tr>
            <td colSpan={2} />
            {measures.map((measure) => (
              <Th
                key={measure}
                scope="colgroup"
                colSpan={6}
                className="border-b-0 border-l border-l-line pb-0 text-ink"
              >
                {names[measure]}
              </Th>
            ))}
          </tr>
          <tr>
            <Th className="pl-0">Force</Th>
            <Th>Initial band</Th>
            {measures.map((measure) => (
              <Heads key={measure} />
            ))}
          </tr>
        </thead>
        <BandRows
          groups={groups}
          cells={(row) => measures.map((measure) => <Cells key={measure} time={row[measure]} />)}
        />
      </Table>
    </Question>
  )
}

const Heads = () => (
  <>
    <Th className="border-l border-l-line">
      <span className="sr-only">Against target</span>
    </Th>
    <Th number>p50</Th>
    <Th number>p90</Th>
    <Th number>n</Th>
    <Th number>Target</Th>
    <Th number>Inside target</Th>
  </>
)

function Cells({ time }: { time: BandRow[Measure] }) {
  const { n, p50, p90, inside, judged, targetSec } = time
  const nowrap = 'whitespace-nowrap'
  return (
    <>
      <Td className="border-l border-l-line">
        <TargetBar p50={p50} p90={p90} targetSec={targetSec} faint={n < fewBelow} />
      </Td>
      <Td number className={classNames(few(n), nowrap)}>
        {durationWords(p50)}
      </Td>
      <Td number className={classNames(few(n), nowrap)}>
        {durationWords(p90)}
      </Td>
      <Td number className={classNames(few(n))}>
        {n}
      </Td>
      <Td number className={classNames('text-dim', nowrap)}>
        {targetSec === null ? '–' : durationWords(targetSec)}
      </Td>
      <Td number className={classNames(few(judged), nowrap)}>
        {shareWords(inside, judged)}
        <span className="ml-2 text-sm text-dim">
          {inside} of {judged}
        </span>
      </Td>
    </>
  )
}
