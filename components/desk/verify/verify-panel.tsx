import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { londonTime } from '#components/ui/london.ts'
import { type CheckName, checkAnswers, checkNames } from '#lib/alarms/coding.ts'
import { verdictOf } from '#lib/alarms/verdict.ts'
import { useAct } from '../acts/use-act.ts'
import { strongestOf } from '../card/found.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { PanelHead } from '../decide/panel-head.tsx'
import { useDraft, useTextDraft } from '../drafts/use-draft.ts'
import { vehicleWords, verdictWords } from '../words.ts'
import { answer, answerKeys, answerNames, emptySheet, isComplete, isSheet, pressed } from './answers.ts'
import { oddityOf, vehicleDiffers } from './evidence.ts'

const questions: Record<CheckName, string> = {
  characters: 'Do the characters agree with the picture?',
  vehicle: 'Does the vehicle agree with the entry?',
  entry: 'Is the entry still live?',
  oddity: 'Is there nothing odd?',
}

/** Four checks, each yes, no or cannot tell; the verdict follows from them. The picture stays in sight above. */
export function VerifyPanel({ alarm, detail, again }: PanelProps) {
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
  const evidence = evidenceOf({ alarm, detail })
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

type Evidence = { words: string; odd: boolean }

/** What the machine knows about each check, for the person who answers it. */
function evidenceOf({ alarm, detail }: Pick<PanelProps, 'alarm' | 'detail'>): Record<CheckName, Evidence> {
  const sighting = detail?.sightings[0]
  const match = strongestOf(detail?.matches ?? [], sighting?.readId ?? alarm.lastSighting.readId)
  const entry = detail?.entries.find(({ id }) => id === match?.entryId) ?? detail?.entries[0]
  const read = sighting?.vrm ?? alarm.lastSighting.vrm
  const expected = entry ?? alarm
  const differs = sighting ? vehicleDiffers(expected, sighting) : []
  const saw = sighting && vehicleWords(sighting)
  const unseen = !sighting || (!sighting.make && !sighting.model && !sighting.colour)
  return {
    characters: { words: `read ${read}, listed ${entry?.vrm ?? alarm.vrm}`, odd: read !== (entry?.vrm ?? alarm.vrm) },
    vehicle: {
      words: `listed ${vehicleWords(expected)}${unseen ? '; the camera did not say' : `; camera saw ${saw}`}`,
      odd: differs.length > 0,
    },
    entry: detail
      ? {
          words: entry?.live
            ? `live when checked at ${londonTime(detail.checkedAt)}`
            : `NOT live when checked at ${londonTime(detail.checkedAt)}`,
          odd: !entry?.live,
        }
      : { words: 'being checked', odd: false },
    oddity: oddityOf(detail?.sightings ?? [], entry),
  }
}
