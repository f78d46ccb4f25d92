import { useState } from 'react'
import { londonMinute } from '#components/ui/london.ts'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { serverNow, useNow } from '#components/ui/ticker.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { spanWords } from '../words.ts'
import { WordsForm } from './words-form.tsx'

const spansMin = [5, 10, 20, 30, 60, 120, 240]

/** Hides the alarm for a stated time and reason; it returns by itself, or when it calls for attention again. */
export function ShelvePanel({ alarm, detail, fault }: PanelProps) {
  const { busy, act } = useAct('shelve', alarm)
  const [minutes, setMinutes] = useState<string | null>(null)
  const nowMs = useNow()
  const most = detail?.targets.shelveMaxSec ?? null
  // The longest that policy allows is always among them, even where it is shorter than the usual spans.
  const usual = spansMin.filter((span) => most !== null && span * 60 <= most)
  const choices = most === null || usual.includes(most / 60) ? usual : [...usual, most / 60]
  const back = minutes === null ? null : londonMinute(nowMs + Number(minutes) * 60_000)
  const blocked =
    most === null
      ? detail
        ? 'Alarms of this band are not shelved (policy)'
        : fault
          ? 'How long this band may be shelved could not be fetched'
          : 'The details are not here yet'
      : minutes === null
        ? 'Choose for how long'
        : null
  return (
    <WordsForm
      title="Shelve"
      about={
        back ? `Back at ${back}, or when it is raised again.` : most && `At most ${spanWords(most * 1000)} (policy).`
      }
      label="Reason"
      submit="Shelve"
      busy={busy}
      blocked={blocked}
      onSend={(reason) => void act({ reason, until: new Date(serverNow() + Number(minutes) * 60_000).toISOString() })}
    >
      <RadioGroup
        legend="For"
        value={minutes}
        onChange={setMinutes}
        choices={choices.map((span) => ({ value: String(span), label: spanWords(span * 60_000) }))}
      />
    </WordsForm>
  )
}
