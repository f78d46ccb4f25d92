import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { PracticeScore } from '#lib/training/practice-score.ts'

export interface RunLine {
  id: string
  personName: string
  title: string
  startedAt: Date
  score: PracticeScore
}

/** Practices, the newest first. */
export function RunTable({ runs }: { runs: readonly RunLine[] }) {
  return (
    <Table caption="Practices so far">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>Scenario</Th>
          <Th number>High/Medium missed</Th>
          <Th number>Wrong row</Th>
          <Th number>Wrong car</Th>
          <Th number>Right car dismissed</Th>
          <Th number>Median, Medium</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, personName, title, startedAt, score }) => (
          <tr key={id}>
            <Td>
              {londonDay(startedAt.getTime())} {londonMinute(startedAt.getTime())}
            </Td>
            <Td>{personName}</Td>
            <Td>{title}</Td>
            <Td number>{score.bands.high.missed + score.bands.medium.missed}</Td>
            <Td number>{score.wrongRow}</Td>
            <Td number>{score.wronglyDeployed}</Td>
            <Td number>{score.wronglyDismissed}</Td>
            <Td number>
              {score.bands.medium.medianSec === null ? 'none' : `${Math.round(score.bands.medium.medianSec)} s`}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
