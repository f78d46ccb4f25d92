'use client'
import { useDeferredValue, useMemo } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { withTasks } from '#components/live/unit-board.ts'
import { useSlowly } from '#components/live/use-slowly.ts'
import { useWhole } from '#components/live/use-store.ts'
import { DeskMap } from '#components/map/desk-map.tsx'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { useOnward } from './card/use-onward.ts'
import { useAlarm, useDesk, usePlace } from './desk-context.tsx'
import type { DeskProps } from './desk-props.ts'

interface MapPaneProps {
  tiles: DeskProps['tiles']
  /** Of the selected alarm, when the card has them. */
  sightings: AlarmDetail | null
  onOwnWindow?: () => void
}

/** Every alarm is placed anew for it: with fifty arrivals a second not with each, or the rows would wait for the map. */
const redrawEveryMs = 250

/** The map of this desk's alarms and units. */
export function MapPane({ tiles, sightings: detail, onOwnWindow }: MapPaneProps) {
  const { desk } = useLive()
  const { place, actor } = useDesk()
  const { board } = useSlowly(desk.alarms, redrawEveryMs)
  const units = useWhole(desk.units)
  const selectedId = useDeferredValue(usePlace((now) => now.alarmId))
  const lookAt = usePlace((now) => now.lookAt)
  const onward = useOnward(useAlarm(selectedId))
  const alarms = useMemo(() => [...board.alarms.values()], [board])
  const busyUnits = useMemo(() => withTasks(units, alarms), [units, alarms])
  const config = useMemo(() => ({ tileUrl: tiles?.url ?? null, attribution: tiles?.attribution }), [tiles])
  return (
    <DeskMap
      alarms={alarms}
      units={busyUnits}
      selectedId={selectedId}
      onSelect={place.select}
      sightings={detail?.alarm.id === selectedId ? detail?.sightings : undefined}
      onward={onward}
      lookAt={lookAt}
      showsCameras={actor.permissions.has('camera:read')}
      onOwnWindow={onOwnWindow}
      config={config}
    />
  )
}
