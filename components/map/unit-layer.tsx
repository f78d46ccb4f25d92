import type { LatLngTuple } from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { ageSpoken } from '#components/ui/age.ts'
import type { Unit } from '#lib/response/unit.ts'
import { createMarkerSet, type MarkerSet, type WantedMarker } from './marker-set.ts'
import { paneOf } from './panes.ts'
import { CURRENT_MS } from './sighting-age.ts'
import { taskOf, type UnitTask } from './unit-look.ts'
import { useView } from './use-view.ts'

const taskWords: Record<UnitTask, string> = { free: 'free', going: 'on the way', busy: 'busy' }
const noPress = () => {}

/** Units on duty at their newest position, with call sign, what they do, and the position's age when it is old. */
export function UnitLayer({ units, now }: { units: readonly Unit[]; now: number }) {
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
      return bounds.contains(at) ? [wantedMarker(unit, at, now)] : []
    })
    set.current?.show(placed)
  }, [units, bounds, now])
  return null
}

function wantedMarker(unit: Unit, at: LatLngTuple, now: number): WantedMarker {
  const task = taskOf(unit)
  const ageMs = unit.positionAt ? now - Date.parse(unit.positionAt) : Number.POSITIVE_INFINITY
  const old = ageMs > CURRENT_MS
  const age = !old ? '' : unit.positionAt ? ageSpoken(ageMs) : 'age unknown'
  const draw = (element: HTMLElement) => {
    element.className = `map-marker map-unit map-unit-${task}`
    element.dataset.unitId = unit.id
    element.toggleAttribute('data-stale', old)
    element.title = `${unit.callSign}, ${unit.kind}, crew ${unit.crew}, ${taskWords[task]}${old ? `, position ${age} old` : ''}`
    const sign = document.createElement('b')
    sign.textContent = unit.callSign
    const words = document.createElement('span')
    words.className = 'map-age'
    words.textContent = age
    element.replaceChildren(sign, ...(old ? [words] : []))
  }
  return { key: unit.id, at, look: `${unit.callSign} ${task} ${age} ${unit.kind} ${unit.crew}`, draw }
}
