import { useState } from 'react'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { bandNames } from '#lib/alarms/band.ts'
import { regradeBands } from '#lib/alarms/states.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { useDesk } from '../desk-context.tsx'
import { WordsForm } from './words-form.tsx'

type RegradeBand = (typeof regradeBands)[number]

/** Another band, with the reason. */
export function RegradePanel({ alarm }: PanelProps) {
  const { actor } = useDesk()
  const { busy, act } = useAct('regrade', alarm)
  const [band, setBand] = useState<RegradeBand | null>(null)
  const lowersHigh = alarm.band === 'high' && !actor.permissions.has('alarm:override')
  const blocked = lowersHigh ? 'Only a supervisor lowers a High' : band === null ? 'Choose the band' : null
  return (
    <WordsForm
      title="Regrade"
      about={`${bandNames[alarm.band]} now. Reports go on counting it as ${bandNames[alarm.initialBand]}.`}
      label="Reason"
      submit="Regrade"
      busy={busy}
      blocked={blocked}
      onSend={(reason) => band && void act({ band, reason })}
    >
      <RadioGroup
        legend="Band"
        value={band}
        onChange={setBand}
        choices={regradeBands.filter((one) => one !== alarm.band).map((value) => ({ value, label: bandNames[value] }))}
      />
    </WordsForm>
  )
}
