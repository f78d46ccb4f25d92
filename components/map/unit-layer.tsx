import type { LatLngTuple } from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { ageSpoken } from '#components/ui/age.ts'
import type { Unit } from '#lib/response/unit.ts'
import { characters, span } from './element.ts'
import { createMarkerSet, type MarkerSet, type WantedMarker } from './marker-set.ts'
import { paneOf } from './panes.ts'
import { CURRENT_MS } from './sighting-age.ts'
import { taskOf, taskWords } from './unit-look.ts'
import { useView } from './use-view.ts'

const noPress = () => {}
/** With more in view call signs would cover the map: only those of the selected alarm keep theirs. */
const CROWD = 50

type UnitLayerProps = { units: readonly Unit[]; now: number; selectedId: string | null }

/** Units on duty at their newest position, with call sign, what they do, and the position's age when it is old. */
export function UnitLayer({ units, now, selectedId }: UnitLayerProps) {
  const map = useMap()
  const { bounds } = useView()
  const set = useRef<MarkerSet | null>(null)

  useEffect(() => {
    set.current = createMarkerSet(map, paneOf(map, 'units'), noPress)
    return () => set.current?.remove()
  }, [map])

  useEffect(() => {
    const placed = units.flatMap((unit) => {
      if (!unit.onDuty || unit.lat === null || unit.lon === null) return []
      const at: LatLngTuple = [unit.lat, unit.lon]
      return bounds.contains(at) ? [wantedMarker(unit, at, now, selectedId)] : []
    })
    map.getContainer().dataset.manyUnits = String(placed.length > CROWD)
    set.current?.show(placed)
  }, [map, units, bounds, now, selectedId])
  return null
}

function wantedMarker(unit: Unit, at: LatLngTuple, now: number, selectedId: string | null): WantedMarker {
  const task = taskOf(unit)
  const ageMs = unit.positionAt ? now - Date.parse(unit.positionAt) : Number.POSITIVE_INFINITY
  const old = ageMs > CURRENT_MS
  const age = !old ? '' : unit.positionAt ? ageSpoken(ageMs) : 'age unknown'
  const forSelected = selectedId !== null && unit.deployment?.alarmId === selectedId
  const draw = (element: HTMLElement) => {
    element.className = `map-marker map-unit map-unit-${task}`
    element.dataset.unitId = unit.id
    element.toggleAttribute('data-stale', old)
    element.toggleAttribute('data-for-selected', forSelected)
    element.title = `${unit.callSign}, ${unit.kind}, crew ${unit.crew}, ${taskWords[task]}${old ? `, position ${age} old` : ''}`
    element.replaceChildren(characters('map-call-sign', unit.callSign), ...(old ? [span('map-unit-age', age)] : []))
  }
  return { key: unit.id, at, look: `${unit.callSign} ${task} ${age} ${unit.kind} ${unit.crew} ${forSelected}`, draw }
}
