import { useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { withTasks } from '#components/live/unit-board.ts'
import { useWhole } from '#components/live/use-store.ts'
import { useSettings } from '#components/settings/settings-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field, TextInput } from '#components/ui/field.tsx'
import { useNow } from '#components/ui/ticker.ts'
import { deploymentStateNames } from '#lib/alarms/deployment-steps.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { PanelHead } from '../decide/panel-head.tsx'
import { useDesk } from '../desk-context.tsx'
import { useTextDraft } from '../drafts/use-draft.ts'
import { spanWords } from '../words.ts'
import {
  assumedMph,
  distanceWords,
  type RankedUnit,
  rankUnits,
  roadFactor,
  staleAfterMs,
  unitKindWords,
} from './rank-units.ts'

/** Which unit to send: nearest free ones first, in an order that stands still while it is read. */
export function DeployPanel({ alarm }: PanelProps) {
  const { desk } = useLive()
  const { forces } = useDesk()
  const units = useWhole(desk.units)
  const { board } = useWhole(desk.alarms)
  const now = useNow()
  const ranked = useMemo(
    () => rankUnits(withTasks(units, board.alarms.values()), alarm.lastSighting, now),
    [units, board, alarm.lastSighting, now],
  )
  const [standing, setStanding] = useState(() => ranked.map(({ unit }) => unit.id))
  const byId = new Map(ranked.map((one) => [one.unit.id, one]))
  const rows = standing.flatMap((id) => byId.get(id) ?? [])
  const [chosen, setChosen] = useState(() => ranked.find(({ busy }) => !busy)?.unit.id ?? null)
  const [reason, setReason] = useTextDraft('reason')
  const { busy, act } = useAct('deploy', alarm)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus(), [])

  const pick = chosen === null ? undefined : byId.get(chosen)
  const override = alarm.verdict !== 'confirmed'
  const blocked = !pick
    ? 'Choose a unit'
    : pick.busy
      ? `${pick.unit.callSign} has a task: choose another unit`
      : override && reason.trim().length < 3
        ? 'Say why a unit is sent without a confirmed vehicle'
        : null
  return (
    <form
      ref={form}
      aria-label="Deploy a unit"
      onSubmit={(event) => {
        event.preventDefault()
        if (pick && !blocked) void act({ unitId: pick.unit.id, ...(override && { overrideReason: reason }) })
      }}
    >
      <PanelHead title="Deploy">
        Estimate: straight line × {roadFactor} at {assumedMph} mph from {alarm.lastSighting.cameraName}
      </PanelHead>
      {rows.length === 0 ? (
        <p className="py-3 text-dim">
          No unit is on duty. Record no response, or deploy by radio and say so in a note.
        </p>
      ) : (
        <fieldset className="mt-1.5 max-h-72 overflow-y-auto border-y border-line">
          <legend className="sr-only">Unit</legend>
          {rows.map((row) => (
            <UnitChoice
              key={row.unit.id}
              row={row}
              force={row.unit.forceId === alarm.forceId ? null : (forces.get(row.unit.forceId) ?? row.unit.forceId)}
              chosen={row.unit.id === chosen}
              onChoose={() => setChosen(row.unit.id)}
            />
          ))}
        </fieldset>
      )}
      {override && (
        <div className="mt-2">
          <Field label="Why send a unit without a confirmed vehicle" hint="Kept with the alarm and audited.">
            {(tie) => (
              <TextInput {...tie} value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </div>
      )}
      <div className="mt-2.5 flex items-center justify-between gap-3">
        <Button tone="bare" size="small" onClick={() => setStanding(ranked.map(({ unit }) => unit.id))}>
          Bring into order again
        </Button>
        <Button type="submit" tone="primary" busy={busy} blocked={blocked}>
          {pick ? `Deploy ${pick.unit.callSign}` : 'Deploy'}
        </Button>
      </div>
    </form>
  )
}

interface UnitChoiceProps {
  row: RankedUnit
  force: string | null
  chosen: boolean
  onChoose(): void
}

function UnitChoice({ row, force, chosen, onChoose }: UnitChoiceProps) {
  const { unit, busy, distanceM, etaMin, positionAgeMs } = row
  const { distance } = useSettings().settings.look
  const old = positionAgeMs !== null && positionAgeMs > staleAfterMs
  const task = unit.deployment
  return (
    <label
      data-unit-id={unit.id}
      className={classNames(
        'grid min-h-control grid-cols-[1rem_3.25rem_minmax(0,1fr)_4rem_4.5rem] items-center gap-x-2 px-2 text-sm has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
        busy ? 'text-dim' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="unit"
        value={unit.id}
        checked={chosen}
        onChange={onChoose}
        className="size-4 accent-primary"
      />
      <b className="font-mark font-bold">{unit.callSign}</b>
      <span className="truncate">
        {unitKindWords(unit.kind)} · {unit.crew} crew
        {force && <span className="text-dim"> · {force}</span>}
        {task && (
          <span className="text-dim">
            {' '}
            · {(deploymentStateNames as Record<string, string>)[task.state]?.toLowerCase() ?? 'busy'}
            {task.vrm ? ` for ${task.vrm}` : ' elsewhere'}
          </span>
        )}
        {old && <span className="text-caution"> · last known {spanWords(positionAgeMs)} ago</span>}
      </span>
      <span className="text-right">{distanceM === null ? 'no position' : distanceWords(distanceM, distance)}</span>
      <span className="text-right font-medium">{busy ? 'busy' : etaMin === null ? '—' : `≈ ${etaMin} min`}</span>
    </label>
  )
}
