'use client'
import { Plate } from '#components/plate/plate.tsx'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import type { UndoMisreadAction } from '#lib/matching/misreads/command-input.ts'

interface UndoButtonProps {
  misreadId: string
  readMark: string
  entryMark: string
  undo: UndoMisreadAction
  /** Called once it is undone; by default the page is asked for anew. */
  onUndone?: () => void
}

/** Makes a pair match again. */
export function UndoButton({ misreadId, readMark, entryMark, undo, onUndone }: UndoButtonProps) {
  return (
    <ReasonButton
      label="Undo"
      title="Undo this misread"
      hint="For the record."
      words={{ leave: 'Leave it', act: 'Undo the misread' }}
      tone="primary"
      act={(reason) => undo({ misreadId, reason })}
      said={`Undone: reads of ${readMark} match ${entryMark} again.`}
      onDone={onUndone}
    >
      Reads of <Plate mark={readMark} /> will match <Plate mark={entryMark} /> again, from now on. Those kept back
      meanwhile stay in the record.
    </ReasonButton>
  )
}
