import { Fragment } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Td, Th } from '#components/ui/table.tsx'
import { type Measure, measureWords } from '#lib/reporting/measure.ts'
import { fewBelow } from '#lib/reporting/response-report.ts'
import { shareWithinWords, shareWords } from '#lib/reporting/share-words.ts'
import { durationWords, intervalWords, quantileWords } from '#lib/reporting/time-words.ts'
import type { Time } from '#lib/reporting/times.ts'
import { FewMark, few } from './band-rows.tsx'
import { TargetBar } from './target-bar.tsx'

const quantiles = ['p50', 'p90', 'p95'] as const
const nowrap = 'whitespace-nowrap'

/** The headings over `TimeCells`; a step without a target has none for it. */
export function timeHeads(measure: Measure) {
  const { target } = measureWords[measure]
  return (
    <>
      <Th number>n</Th>
      <Th number>Waiting</Th>
      {target && (
        <Th>
          <span className="sr-only">Against target</span>
        </Th>
      )}
      {quantiles.map((quantile) => (
        <Th key={quantile} number>
          {quantile}
        </Th>
      ))}
      {target && (
        <>
          <Th number>Target</Th>
          <Th number>Inside target</Th>
        </>
      )}
    </>
  )
}

/** What a row says of one step: how many, how long, and whether inside the target. */
export function TimeCells({ time, measure }: { time: Time; measure: Measure }) {
  const { n, waiting, p50, p90, targetSec } = time
  const { target } = measureWords[measure]
  return (
    <>
      <Td number label="n" className={classNames(few(n))}>
        {n}
        <FewMark n={n} />
      </Td>
      <Td number label="Waiting" className={classNames(few(n))}>
        {waiting}
      </Td>
      {target && (
        <Td className="max-md:hidden">
          {n > 0 && <TargetBar p50={p50.sec} p90={p90.sec} targetSec={targetSec} faint={n < fewBelow} />}
        </Td>
      )}
      {quantiles.map((quantile) => (
        <Td key={quantile} number label={quantile} className={classNames(few(n), nowrap)}>
          {quantileWords(time, time[quantile])}
          <Between words={intervalWords(time[quantile])} />
        </Td>
      ))}
      {target && <TargetCells time={time} />}
    </>
  )
}

function TargetCells({ time: { inside, judged, targetSec, shareWithin } }: { time: Time }) {
  return (
    <>
      <Td number label="Target" className={classNames('text-dim', nowrap)}>
        {targetSec === null ? '–' : durationWords(targetSec)}
      </Td>
      <Td number label="Inside target" className={classNames(few(judged), nowrap, 'max-md:col-span-2')}>
        {shareWords(inside, judged)}
        <span className="ml-2 text-sm text-dim">
          {inside} of {judged}
          {judged > 0 && judged < fewBelow && ', few'}
        </span>
        <Between words={shareWithinWords(shareWithin)} />
      </Td>
    </>
  )
}

/** The two ends of an interval, each of which stays in one piece where a phone breaks the line. */
const Between = ({ words }: { words: string }) => (
  <span className="block text-sm text-dim">
    {words.split(/ (?=to |or )/).map((end) => (
      <Fragment key={end}>
        <span className={nowrap}>{end}</span>{' '}
      </Fragment>
    ))}
  </span>
)
