import { useLive } from '#components/live/live-context.tsx'
import { useWhole } from '#components/live/use-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { leadKindNames } from '#lib/alarms/coding.ts'
import { useDesk } from '../desk-context.tsx'
import { stateWords } from '../words.ts'

/** The alarm it stands under, and those that stand under it: each opens with one press. */
export function MergedWith({ alarm }: { alarm: Alarm }) {
  const { desk } = useLive()
  const { place } = useDesk()
  const { board } = useWhole(desk.alarms)
  const lead = alarm.leadId === null ? undefined : board.alarms.get(alarm.leadId)
  const followers = [...board.alarms.values()].filter(({ leadId }) => leadId === alarm.id)
  if (alarm.leadId === null && followers.length === 0) return null
  const link = (other: Alarm) => (
    <button
      key={other.id}
      type="button"
      className="text-link underline underline-offset-2"
      onClick={() => place.open(other.id)}
    >
      {other.vrm} ({stateWords(other).toLowerCase()})
    </button>
  )
  return (
    <p className="mt-2 flex flex-wrap gap-x-2 text-sm">
      {alarm.leadId !== null && (
        <>
          <b className="font-medium">Merged under</b>
          {lead ? link(lead) : 'an alarm that is closed'}
          {alarm.leadKind && <span className="text-dim">{leadKindNames[alarm.leadKind].toLowerCase()}</span>}
        </>
      )}
      {followers.length > 0 && (
        <>
          <b className="font-medium">Leads {followers.length}:</b>
          {followers.map(link)}
        </>
      )}
    </p>
  )
}
