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
import { useMoves } from '../acts/use-moves.ts'
import { blockedBy, useDesk, usePlace } from '../desk-context.tsx'
import { isUnanswered } from '../queue/section.ts'
import { stateWords, verdictWords } from '../words.ts'

/** What the alarm waits for, and its acts in places that never change; the next one is the primary. */
export function ActBar({ alarm, targets }: { alarm: Alarm; targets: AlarmDetail['targets'] | null }) {
  const { acts, actor } = useDesk()
  const panel = usePlace((place) => place.panel)
  const { busy, refused } = useStore(
    acts.state,
    useCallback((state) => state, []),
  )
  const doing = busy.get(alarm.id)
  const refusal = refused.get(alarm.id)
  const move = useMoves()
  const next = panel ? null : nextMove(alarm, actor)
  useEffect(() => () => acts.forget(alarm.id), [acts, alarm.id])
  if (alarm.state === 'closed') {
    return (
      <footer className="shrink-0 border-t border-line px-4 py-3 text-sm text-dim">
        Closed{alarm.closedAt && ` at ${londonTime(alarm.closedAt)}`}
        {alarm.ownerName && ` by ${alarm.ownerId === actor.id ? 'you' : alarm.ownerName}`}. It leaves the queue when the
        order is next applied.
      </footer>
    )
  }
  const button = (name: Parameters<typeof move>[0], words: string, key?: string) => (
    <Button
      key={name}
      size="small"
      tone={next === name ? 'primary' : 'quiet'}
      keyHint={key}
      busy={doing === name}
      blocked={blockedBy(name, alarm, actor)}
      onClick={() => move(name, alarm)}
      className="grow"
      data-act={name}
    >
      {words}
    </Button>
  )
  const owned = alarm.ownerId !== null
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
        {standing(alarm, actor.id)}
        {isUnanswered(alarm) && (
          <>
            <RelativeAge since={alarm.reraisedAt ?? alarm.raisedAt} />
            {targets && ` · target ${targets.acknowledgeSec} s (policy)`}
          </>
        )}
        {doing && <span className="ml-auto">Sending…</span>}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {!owned && button('acknowledge', 'Acknowledge', 'A')}
        {owned && alarm.ownerId === actor.id && button('release', 'Release')}
        {owned && alarm.ownerId !== actor.id && button('takeOver', 'Take over')}
        {button('verify', alarm.verifiedAt ? 'Verify again' : 'Verify', 'V')}
        {button('deploy', alarm.deployments.length > 0 ? 'Deploy more' : 'Deploy', 'D')}
        {button('decline', 'No response', 'N')}
        {button('close', 'Outcome', 'O')}
      </div>
    </footer>
  )
}

/** Who has it since when, and what was found. */
function standing(alarm: Alarm, personId: string): string {
  const who = alarm.ownerId === personId ? 'you' : alarm.ownerName
  return [
    who && alarm.acknowledgedAt && `· ${who === 'you' ? 'yours' : who} since ${londonTime(alarm.acknowledgedAt)}`,
    alarm.verdict && alarm.verdict !== 'confirmed'
      ? ''
      : alarm.verdict && `· ${verdictWords(alarm.verdict).toLowerCase()}`,
    alarm.nonDeploymentReason && `· ${nonDeploymentReasonNames[alarm.nonDeploymentReason].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(' ')
}
