'use client'
import { Plate } from '#components/plate/plate.tsx'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import type { WithdrawAction } from '#lib/hotlists/command-input.ts'

interface WithdrawButtonProps {
  entryId: string
  mark: string
  withdraw: WithdrawAction
}

/** It cannot be undone: a vehicle that is wanted again gets a new entry. */
export function WithdrawButton({ entryId, mark, withdraw }: WithdrawButtonProps) {
  return (
    <ReasonButton
      label="Withdraw"
      title="Withdraw this entry"
      hint="For the record and for those who have an open alarm."
      words={{ leave: 'Keep it', act: 'Withdraw' }}
      tone="danger"
      act={(reason) => withdraw({ entryId, reason })}
      said="The entry is withdrawn. Open alarms are marked and cannot be deployed to."
    >
      <Plate mark={mark} /> will match no more reads and nobody can be sent after it. This cannot be undone.
    </ReasonButton>
  )
}
