import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { byUrgency } from '#lib/alarms/queue-order.ts'
import { type CameraState, cameraStateWords } from '#lib/cameras/camera-state.ts'
import type { MapCamera } from '#lib/cameras/map-camera.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import type { Unit } from '#lib/response/unit.ts'
import { sightingAge } from './sighting-age.ts'
import { taskOf, taskWords } from './unit-look.ts'

interface MapListProps {
  map: LeafletMap
  alarms: readonly Alarm[]
  units: readonly Unit[]
  cameras: readonly MapCamera[]
  now: number
  onSelect: (id: string) => void
  onClose: () => void
}

const stateRank: Record<CameraState, number> = { silent: 0, off: 1, working: 2 }

/** What the map shows in its present view, in words: whatever can be done on a symbol can be done here. */
export function MapList({ map, alarms, units, cameras, now, onSelect, onClose }: MapListProps) {
  const bounds = useBounds(map)
  const within = (place: { lat: number | null; lon: number | null }) =>
    place.lat !== null && place.lon !== null && bounds.contains([place.lat, place.lon])
  const alarmsInView = alarms.filter(({ lastSighting }) => within(lastSighting)).sort(byUrgency)
  const unitsInView = units.filter((unit) => unit.onDuty && within(unit))
  const camerasInView = cameras
    .filter(within)
    .sort((a, b) => stateRank[a.state] - stateRank[b.state] || a.name.localeCompare(b.name))
  const goTo = ({ lat, lon }: { lat: number | null; lon: number | null }) => {
    if (lat !== null && lon !== null) map.setView([lat, lon], Math.max(map.getZoom(), 11), { animate: false })
  }
  return (
    <section aria-label="In view on the map" className="map-list">
      <header>
        <h2>In view</h2>
        <Button tone="bare" size="small" aria-label="Close the list" onClick={onClose}>
          <Icon name="cross" />
        </Button>
      </header>
      <ListPart title="Alarms" count={alarmsInView.length}>
        {alarmsInView.map((alarm) => (
          <Row key={alarm.id} onPress={() => onSelect(alarm.id)}>
            <BandMark band={alarm.band} size={16} />
            <b className="font-mark font-normal">{displayMark(alarm.vrm)}</b>
            <span className="grow truncate">
              {alarm.lastSighting.cameraName} {alarm.lastSighting.direction}
            </span>
            <span>{sightingAge(Date.parse(alarm.lastSighting.capturedAt), now).words}</span>
          </Row>
        ))}
      </ListPart>
      <ListPart title="Units" count={unitsInView.length}>
        {unitsInView.map((unit) => (
          <Row key={unit.id} onPress={() => goTo(unit)}>
            <b className="font-mark font-normal">{unit.callSign}</b>
            <span className="grow">{taskWords[taskOf(unit)]}</span>
            <span>{unit.positionAt ? sightingAge(Date.parse(unit.positionAt), now).words : 'age unknown'}</span>
          </Row>
        ))}
      </ListPart>
      <ListPart title="Cameras" count={camerasInView.length}>
        {camerasInView.map((camera) => (
          <Row key={camera.id} onPress={() => goTo(camera)}>
            <span className="grow truncate">
              {camera.name} {camera.direction}
            </span>
            <span className={camera.state === 'silent' ? 'text-caution' : undefined}>
              {cameraStateWords[camera.state]}
            </span>
          </Row>
        ))}
      </ListPart>
    </section>
  )
}

function useBounds(map: LeafletMap) {
  const [bounds, setBounds] = useState(() => map.getBounds())
  useEffect(() => {
    const changed = () => setBounds(map.getBounds())
    map.on('moveend resize', changed)
    return () => void map.off('moveend resize', changed)
  }, [map])
  return bounds
}

/** More than these are a list that nobody reads: zooming in shortens it. */
const ROWS = 40

function ListPart({ title, count, children }: { title: string; count: number; children: React.ReactNode[] }) {
  return (
    <>
      <h3>
        {title} <span>{count}</span>
      </h3>
      {count === 0 ? <p>none in view</p> : <ul>{children.slice(0, ROWS)}</ul>}
      {count > ROWS && <p>{count - ROWS} more: zoom in to see them</p>}
    </>
  )
}

function Row({ onPress, children }: { onPress: () => void; children: React.ReactNode }) {
  return (
    <li>
      <button type="button" onClick={onPress}>
        {children}
      </button>
    </li>
  )
}
