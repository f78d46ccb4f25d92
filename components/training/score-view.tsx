import { Table, Td, Th } from '#components/ui/table.tsx'
import { bandNames } from '#lib/alarms/band.ts'
import { noticeSec, type PracticeScore } from '#lib/training/practice-score.ts'

const bands = ['high', 'medium', 'low'] as const

/** How a practice went, the worst first. */
export function ScoreView({ score }: { score: PracticeScore }) {
  const urgentMissed = score.bands.high.missed + score.bands.medium.missed
  const facts: [string, number, string][] = [
    ['High and Medium missed', urgentMissed, 'never taken up though their time was over'],
    ['Wrong row first', score.wrongRow, `a lower one taken while a higher one had waited over ${noticeSec} s`],
    ['Sent after the wrong car', score.wronglyDeployed, 'the vehicle was not the listed one'],
    ['Right car dismissed', score.wronglyDismissed, 'called a misread, and was not'],
    ['Acts refused', score.refused, 'the alarm had changed, or the table does not allow it'],
  ]
  return (
    <div className="grid max-w-[60rem] gap-5">
      <p className="text-lg">
        {urgentMissed === 0 ? 'No High or Medium was missed.' : `${urgentMissed} High or Medium missed.`}{' '}
        {score.decided} decided, {score.closed} closed.
      </p>
      <Table caption="By the band they came with">
        <thead>
          <tr>
            <Th>Band</Th>
            <Th number>Alarms</Th>
            <Th number>In time</Th>
            <Th number>Late</Th>
            <Th number>Missed</Th>
            <Th number>Median to acknowledge</Th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => {
            const { alarms, inTime, late, missed, medianSec } = score.bands[band]
            return (
              <tr key={band}>
                <Td>{bandNames[band]}</Td>
                <Td number>{alarms}</Td>
                <Td number>{inTime}</Td>
                <Td number>{late}</Td>
                <Td number>{missed}</Td>
                <Td number>{medianSec === null ? 'none' : `${Math.round(medianSec)} s`}</Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <dl className="grid grid-cols-[16rem_4rem_1fr] gap-x-4 gap-y-1 max-sm:grid-cols-[1fr_auto]">
        {facts.map(([name, count, words]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className={count > 0 ? 'text-right font-semibold' : 'text-right text-dim'}>{count}</dd>
            <dd className="text-dim max-sm:hidden">{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
