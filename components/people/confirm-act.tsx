'use client'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { Result } from '#lib/core/result.ts'
import { useAct } from './use-act.ts'

interface ConfirmActProps<T> {
  title: string
  /** The words on the button that does it. */
  verb: string
  danger?: boolean
  act: () => Promise<Result<T>>
  onClose: () => void
  onDone: (value: T) => void
  children: ReactNode
}

/** Says what an act brings before it is done. */
export function ConfirmAct<T>({ title, verb, danger, act, onClose, onDone, children }: ConfirmActProps<T>) {
  const { busy, problem, run } = useAct()
  return (
    <Dialog
      title={title}
      open
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void run(act, onDone)}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {problem && <ErrorState title="Not done">{problem}</ErrorState>}
        <p>{children}</p>
      </div>
    </Dialog>
  )
}
