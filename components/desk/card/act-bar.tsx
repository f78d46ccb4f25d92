import { useCallback, useEffect } from 'react'
import { useStore } from '#components/live/use-store.ts'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { nonDeploymentReasonNames } from '#lib/alarms/coding.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { nextMove } from '../acts/next-move.ts'
import { useDesk, usePlace } from '../desk-context.tsx'
import { isUnanswered } from '../queue/section.ts'
import { stateWords, verdictWords } from '../words.ts'
import { ActButtons } from './act-buttons.tsx'
import { UndoButton } from './undo-button.tsx'

/** What the alarm waits for, and its acts in places that never change; the next one is the primary. */
export function ActBar({ alarm, targets }: { alarm: Alarm; targets: AlarmDetail['targets'] | null }) {
  const { acts, actor, forces } = useDesk()
  const panel = usePlace((place) => place.panel)
  const { busy, refused } = useStore(
    acts.state,
    useCallback((state) => state, []),
  )
  const doing = busy.get(alarm.id)
  const refusal = refused.get(alarm.id)
  const next = panel ? null : nextMove(alarm, actor)
  useEffect(() => () => acts.forget(alarm.id), [acts, alarm.id])
  return (
    <footer className="shrink-0 border-t border-line px-4 pt-2 pb-2.5">
      {refusal && (
        <div
          role="alert"
          className="mb-2 flex items-start gap-2 rounded-md border border-caution-line bg-caution-ground px-3 py-1.5"
        >
          <Icon name="info" className="mt-0.5 text-caution" />
          <p className="grow">{refusal.message}</p>
          <Button tone="bare" size="small" onClick={() => acts.forget(alarm.id)}>
            Understood
          </Button>
        </div>
      )}
      <p className="mb-1.5 flex gap-1.5 overflow-hidden text-sm whitespace-nowrap text-dim">
        <b className="font-medium text-ink">{stateWords(alarm)}</b>
        <span className="truncate">{standing(alarm, actor.id, forces)}</span>
        {isUnanswered(alarm) && (
          <>
            <RelativeAge since={alarm.reraisedAt ?? alarm.raisedAt} />
            {targets && ` · target ${targets.acknowledgeSec} s (policy)`}
          </>
        )}
        {doing ? <span className="ml-auto">Sending…</span> : <UndoButton alarm={alarm} />}
      </p>
      <ActButtons alarm={alarm} next={next} doing={doing} />
    </footer>
  )
}

/** Who has it since when, what was found, and what it waits for. */
function standing(alarm: Alarm, personId: string, forces: ReadonlyMap<string, string>): string {
  const { passOffer, state } = alarm
  const who = alarm.ownerId === personId ? 'you' : alarm.ownerName
  if (state === 'closed')
    return `${alarm.closedAt ? `at ${londonTime(alarm.closedAt)}` : ''}${who ? ` by ${who}` : ''}. It leaves the queue when the order is next applied.`
  if (state === 'shelved' && alarm.shelvedUntilAt)
    return `until ${londonTime(alarm.shelvedUntilAt)} by ${alarm.shelvedByName}: ${alarm.shelvedReason}`
  if (state === 'missed' && alarm.missedAt) return `at ${londonTime(alarm.missedAt)}: nobody had looked`
  if (passOffer)
    return `to ${forces.get(passOffer.toForceId) ?? passOffer.toForceId} by ${passOffer.byId === personId ? 'you' : passOffer.byName} at ${londonTime(passOffer.at)}: ${passOffer.note}`
  return [
    who && alarm.acknowledgedAt && `· ${who === 'you' ? 'yours' : who} since ${londonTime(alarm.acknowledgedAt)}`,
    alarm.verdict === 'confirmed' && `· ${verdictWords(alarm.verdict).toLowerCase()}`,
    alarm.nonDeploymentReason && `· ${nonDeploymentReasonNames[alarm.nonDeploymentReason].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(' ')
}
