'use client'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import type { ResetCalibrationAction } from '#lib/alarms/calibration/command-input.ts'

interface ResetCalibrationButtonProps {
  sourceId: string
  name: string
  reset: ResetCalibrationAction
}

/** Goes back to the usual calibration of a source; asks for the reason. */
export function ResetCalibrationButton({ sourceId, name, reset }: ResetCalibrationButtonProps) {
  return (
    <ReasonButton
      label="Back to the usual"
      about={name}
      title="Back to the usual calibration"
      hint="For the record."
      words={{ leave: 'Leave it', act: 'Back to the usual' }}
      tone="primary"
      act={(reason) => reset({ sourceId, reason })}
      said={`${name} counts as the usual again.`}
    >
      From now on reads of {name} are matched by the usual calibration. It learns again from verdicts given from now on;
      earlier ones do not count any more. What was matched stays as it is.
    </ReasonButton>
  )
}
