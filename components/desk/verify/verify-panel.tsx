import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { type CheckName, checkAnswers, checkNames } from '#lib/alarms/coding.ts'
import { verdictOf } from '#lib/alarms/verdict.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { PanelHead } from '../decide/panel-head.tsx'
import { useDraft, useTextDraft } from '../drafts/use-draft.ts'
import { verdictWords } from '../words.ts'
import { answer, answerKeys, answerNames, emptySheet, isComplete, isSheet, pressed } from './answers.ts'
import { evidenceOf } from './evidence-of.ts'

const questions: Record<CheckName, string> = {
  characters: 'Do the characters agree with the picture?',
  vehicle: 'Does the vehicle agree with the entry?',
  entry: 'Is the entry still live?',
  oddity: 'Is there nothing odd?',
}

/** Four checks, each yes, no or cannot tell; the verdict follows from them. The picture stays in sight above. */
export function VerifyPanel({ alarm, detail, fault, again }: PanelProps) {
  const [sheet, setSheet] = useDraft('sheet', emptySheet, isSheet)
  const [note, setNote] = useTextDraft('note')
  const { busy, act } = useAct('verify', alarm)
  const box = useRef<HTMLFormElement>(null)
  // The entry is looked up anew when somebody sits down to judge it.
  useEffect(() => {
    again()
    box.current?.focus()
  }, [again])

  const { answers } = sheet
  const verdict = isComplete(answers) ? verdictOf(answers) : null
  const evidence = evidenceOf(alarm, { detail, fault })
  const inSight = detail?.sightings[0]?.readId
  const record = () => {
    if (isComplete(answers))
      void act({ checks: answers, ...(note.trim() && { note }), readId: sheet.readId ?? inSight })
  }
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLTextAreaElement) return
    if (event.target instanceof HTMLInputElement) return
    const next = pressed(sheet, event.key, inSight)
    if (next) setSheet(next)
    else if (event.key === 'Enter' && event.target === box.current) record()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      ref={box}
      tabIndex={-1}
      aria-label="Verification"
      className="outline-none"
      onKeyDown={key}
      onSubmit={(event) => {
        event.preventDefault()
        record()
      }}
    >
      <PanelHead title="Verify">
        <Kbd>1</Kbd>–<Kbd>4</Kbd> check, <Kbd>Y</Kbd> <Kbd>N</Kbd> <Kbd>?</Kbd> answer, <Kbd>Enter</Kbd> record
      </PanelHead>
      <ol className="mt-1.5">
        {checkNames.map((name, index) => (
          <li
            key={name}
            data-check={name}
            className={classNames(
              'grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line py-1.5',
              sheet.at === name && 'shadow-[inset_3px_0_0_var(--focus)]',
            )}
          >
            <span className="pl-1.5 text-sm text-dim">{index + 1}</span>
            <span className="min-w-0">
              <span id={`check-${name}`} className="block font-medium">
                {questions[name]}
              </span>
              <span
                className={classNames(
                  'flex items-center gap-1 text-sm',
                  evidence[name].odd ? 'text-caution' : 'text-dim',
                )}
              >
                {evidence[name].odd && <Icon name="info" />}
                <span className="min-w-0">{evidence[name].words}</span>
              </span>
            </span>
            <fieldset aria-labelledby={`check-${name}`} className="inline-flex rounded-md border border-edge">
              {checkAnswers.map((given) => {
                const chosen = answers[name] === given
                return (
                  <button
                    key={given}
                    type="button"
                    aria-pressed={chosen}
                    aria-keyshortcuts={answerKeys[given]}
                    data-answer={given}
                    onClick={() => {
                      setSheet(answer(sheet, name, given, inSight))
                      box.current?.focus()
                    }}
                    className={classNames(
                      'min-h-[calc(var(--control)-0.25rem)] border-l border-line-strong px-2.5 text-sm first:rounded-l-md first:border-l-0 last:rounded-r-md',
                      chosen ? 'bg-primary font-semibold text-primary-ink' : 'text-dim hover:bg-hover hover:text-ink',
                    )}
                  >
                    {answerNames[given]}
                  </button>
                )
              })}
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="flex items-center gap-3 border-t border-line pt-2.5">
        <input
          aria-label="Note on the verification"
          placeholder="Note (optional)"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
          className="min-h-control min-w-0 grow rounded-md border border-edge bg-panel px-2.5 placeholder:text-faint"
        />
        <span role="status" data-verdict={verdict ?? undefined} className="text-sm whitespace-nowrap">
          {verdict ? (
            <>
              Verdict <b className="font-semibold">{verdictWords(verdict)}</b>
            </>
          ) : (
            <span className="text-dim">{Object.keys(answers).length} of 4 answered</span>
          )}
        </span>
        <Button type="submit" tone="primary" busy={busy} blocked={verdict ? null : 'Answer all four checks first'}>
          Record
        </Button>
      </div>
    </form>
  )
}
