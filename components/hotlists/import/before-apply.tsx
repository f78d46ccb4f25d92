import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import type { ImportState } from './import-state.ts'
import { Preview } from './preview.tsx'

interface BeforeApplyProps {
  state: ImportState
  applying: boolean
  confirm: (state: ImportState, why: string) => void
  giveUp: (importId: string) => void
}

/** What would happen, what the guard asks, and the last chance to leave it. */
export function BeforeApply({ state, applying, confirm, giveUp }: BeforeApplyProps) {
  const reason = useRef<HTMLTextAreaElement>(null)
  const { guard, counts } = state
  return (
    <section aria-labelledby="preview" className="grid gap-4">
      <h2 id="preview" className="text-lg font-semibold">
        What would happen to {state.hotlistName}
      </h2>
      <Preview state={state} />
      {guard?.stops && (
        <div className="grid gap-3 rounded-md border border-danger-line bg-danger-ground px-4 py-3">
          <p>
            <b className="font-semibold text-danger">
              {counts?.withdrawn.toLocaleString('en-GB')} of {guard.before.toLocaleString('en-GB')} entries (
              {Math.round(guard.share * 100)} %) would be withdrawn.
            </b>{' '}
            More than {Math.round(guard.most * 100)} % (policy) needs a reason: is it the whole list, and the right one?
          </p>
          <Field label="Why so many entries may leave">
            {(tie) => <TextArea {...tie} ref={reason} maxLength={500} />}
          </Field>
        </div>
      )}
      <div className="flex gap-2">
        <Button
          tone={guard?.stops ? 'danger' : 'primary'}
          busy={applying}
          onClick={() => confirm(state, reason.current?.value.trim() ?? '')}
        >
          {applying ? 'Being applied' : 'Apply as one revision'}
        </Button>
        <Button blocked={applying && 'It is being applied, all of it or nothing'} onClick={() => giveUp(state.id)}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
