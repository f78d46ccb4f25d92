import { classNames } from '#components/ui/class-names.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import type { Quantile } from '#lib/reporting/incidence.ts'
import { fewBelow, type ReportGroup, shareWords } from '#lib/reporting/response-report.ts'
import { type Measure, measures } from '#lib/reporting/response-rows.ts'
import { durationWords, intervalWords, quantileWords, timeSentence } from '#lib/reporting/time-words.ts'
import type { Time } from '#lib/reporting/times.ts'
import { BandRows, few } from './band-rows.tsx'
import { Question } from './question.tsx'
import { TargetBar } from './target-bar.tsx'

const captions: Record<Measure, string> = {
  acknowledge: 'How long until they were acknowledged?',
  deploy: 'How long until a unit was deployed?',
}
const quantiles = ['p50', 'p90', 'p95'] as const

/** How long did it take, and was it inside the target? */
export function TimesTables({ groups }: { groups: ReportGroup[] }) {
  const { percentiles, waiting, target } = responseDefinitions
  const bar =
    'Bars: p50 strong, p90 pale, open when p90 is not reached; the line is the target, and the bar ends at twice the target.'
  return (
    <Question definitions={[percentiles, waiting, target, bar]}>
      {measures.map((measure) => (
        <div key={measure} className="mb-4 grid gap-2">
          <Table caption={captions[measure]}>
            <Heads />
            <BandRows groups={groups} cells={(row) => <Cells time={row[measure]} />} />
          </Table>
          <Sentences group={groups[0]} measure={measure} />
        </div>
      ))}
    </Question>
  )
}

const Heads = () => (
  <thead>
    <tr>
      <Th className="pl-0">Force</Th>
      <Th>Initial band</Th>
      <Th>
        <span className="sr-only">Against target</span>
      </Th>
      {quantiles.map((quantile) => (
        <Th key={quantile} number>
          {quantile}
        </Th>
      ))}
      <Th number>n</Th>
      <Th number>Waiting</Th>
      <Th number>Target</Th>
      <Th number>Inside target</Th>
    </tr>
  </thead>
)

function Cells({ time }: { time: Time }) {
  const { n, waiting, p50, p90, inside, judged, targetSec } = time
  const nowrap = 'whitespace-nowrap'
  return (
    <>
      <Td>{n > 0 && <TargetBar p50={p50.sec} p90={p90.sec} targetSec={targetSec} faint={n < fewBelow} />}</Td>
      {quantiles.map((quantile) => (
        <Td key={quantile} number className={classNames(few(n), nowrap)}>
          <Within time={time} quantile={time[quantile]} />
        </Td>
      ))}
      <Td number className={classNames(few(n))}>
        {n}
      </Td>
      <Td number className={classNames(few(n))}>
        {waiting}
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

/** A quantile, and under it its interval. */
const Within = ({ time, quantile }: { time: Time; quantile: Quantile }) => (
  <>
    {quantileWords(time, quantile)}
    <span className="block text-sm text-dim">{intervalWords(quantile)}</span>
  </>
)

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
