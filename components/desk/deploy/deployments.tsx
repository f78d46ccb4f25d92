import { useCallback } from 'react'
import { useStore } from '#components/live/use-store.ts'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { deploymentStateNames, deploymentSteps, isDeploymentOver } from '#lib/alarms/deployment-steps.ts'
import { Part } from '../card/part.tsx'
import { blockedBy, useDesk } from '../desk-context.tsx'

/** The units on this alarm, each with the one press that says what it does next. */
export function Deployments({ alarm }: { alarm: Alarm }) {
  if (alarm.deployments.length === 0) return null
  return (
    <Part title="Units">
      <ul>
        {alarm.deployments.map((deployment) => (
          <OneUnit key={deployment.id} alarm={alarm} deployment={deployment} />
        ))}
      </ul>
    </Part>
  )
}

function OneUnit({ alarm, deployment }: { alarm: Alarm; deployment: Alarm['deployments'][number] }) {
  const { acts, actor } = useDesk()
  const busy = useStore(
    acts.state,
    useCallback((state) => state.busy.has(alarm.id), [alarm.id]),
  )
  const blocked = blockedBy('moveDeployment', alarm, actor)
  const { callSign, state, at } = deployment
  return (
    <li
      data-deployment={deployment.unitId}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line py-1.5"
    >
      <b className="font-mark font-bold">{callSign}</b>
      <span className={isDeploymentOver(state) ? 'text-dim' : 'font-medium text-unit'}>
        {deploymentStateNames[state]}
      </span>
      <span className="text-sm text-dim">
        since {londonTime(at)}
        {!isDeploymentOver(state) && (
          <>
            , <RelativeAge since={at} />
          </>
        )}
      </span>
      <span className="ml-auto flex flex-wrap gap-1">
        {deploymentSteps[state].map((next) => (
          <Button
            key={next}
            size="small"
            busy={busy}
            blocked={blocked}
            onClick={() => void acts.run('moveDeployment', alarm, { deploymentId: deployment.id, state: next })}
          >
            {deploymentStateNames[next]}
          </Button>
        ))}
      </span>
    </li>
  )
}
