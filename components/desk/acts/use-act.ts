import { useCallback, useState } from 'react'
import { useStore } from '#components/live/use-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmActions } from '#lib/alarms/command-input.ts'
import { useDesk } from '../desk-context.tsx'
import { formName } from '../drafts/use-draft.ts'
import type { Said } from './acts.ts'

/**
 * One act on the alarm as it was when its form opened: another person's act since then makes it stale, and the person
 * is told instead of overruling them. Once a refusal has been shown, trying again is on the alarm as it now is.
 */
export function useAct<N extends keyof AlarmActions>(name: N, alarm: Alarm) {
  const { acts, place, drafts } = useDesk()
  const [opened, setOpened] = useState<number | null>(alarm.revision)
  const busy = useStore(
    acts.state,
    useCallback((state) => state.busy.has(alarm.id), [alarm.id]),
  )
  const act = async (said: Said<N>): Promise<boolean> => {
    const done = await acts.run(name, { id: alarm.id, revision: opened ?? alarm.revision }, said)
    setOpened(null)
    if (done) drafts.drop(formName(alarm.id, name))
    if (done && place.store.get().alarmId === alarm.id) {
      place.setPanel(null)
      document.getElementById('desk-card')?.focus()
    }
    return done
  }
  return { busy, act }
}
