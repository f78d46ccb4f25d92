import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { ResetCalibrationAction } from '#lib/alarms/calibration/command-input.ts'
import type { SourceWorth } from '#lib/alarms/calibration/source-worth.ts'
import { defaultCalibration, oddsWrong, SourceCalibration } from '#lib/matching/probability/calibration.ts'
import { LEAST_VERDICTS } from '#lib/matching/probability/learn-calibration.ts'
import { ResetCalibrationButton } from './reset-calibration-button.tsx'

const SAID = 90
const when = (at: Date) => `${londonDay(at.getTime())}, ${londonMinute(at.getTime())}`
const share = (value: number) => `${(100 * value).toFixed(1)} %`

/** What each source's confidence is taken for; with `reset` a learnt one can be given up. */
export function SourceWorthTable({
  sources,
  reset,
}: {
  sources: readonly SourceWorth[]
  reset: ResetCalibrationAction | null
}) {
  return (
    <Table caption="What each source’s confidence is worth">
      <thead>
        <tr>
          <Th>Source</Th>
          <Th>Calibration</Th>
          <Th number>Verdicts</Th>
          <Th number>Reads wrong, of all</Th>
          <Th number>“{SAID} % confident” is right in</Th>
          {reset && <Th>Change</Th>}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => {
          const set = SourceCalibration.safeParse(source.calibration).data
          const calibration = set ?? defaultCalibration
          const odds = oddsWrong(calibration, SAID)
          return (
            <tr key={source.id} className="align-top">
              <Td>
                {source.name}
                {!source.enabled && <span className="block text-sm text-dim">switched off</span>}
              </Td>
              <Td>
                {kindOf(source, set !== undefined)}
                {source.countsFrom && (
                  <span className="block text-sm text-dim">
                    went back to the usual on {when(source.countsFrom)}; earlier verdicts do not count
                  </span>
                )}
              </Td>
              <Td number>
                {source.verdicts.toLocaleString('en-GB')}
                {source.verdicts < LEAST_VERDICTS && (
                  <span className="block text-sm text-dim">learns from {LEAST_VERDICTS}</span>
                )}
              </Td>
              <Td number>{share(calibration.wrongShare)}</Td>
              <Td number>{share(1 / (1 + odds))}</Td>
              {reset && (
                <Td>
                  {source.calibration !== null && (
                    <ResetCalibrationButton sourceId={source.id} name={source.name} reset={reset} />
                  )}
                </Td>
              )}
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function kindOf({ calibration, learntAt, learntFrom }: SourceWorth, readable: boolean): string {
  if (calibration === null) return 'The usual'
  if (!readable) return 'Cannot be read: the usual is used'
  if (!learntAt) return 'Set by hand'
  return `Learnt on ${when(learntAt)} from ${(learntFrom ?? 0).toLocaleString('en-GB')} verdicts`
}
