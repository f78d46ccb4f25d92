'use client'
import 'leaflet/dist/leaflet.css'
import './flat-markers.ts'
import './ground.css'
import './markers.css'
import './stage.css'
import L from 'leaflet'
import { useMemo, useRef, useState } from 'react'
import { MapContainer } from 'react-leaflet'
import { useSettings } from '#components/settings/settings-context.tsx'
import { useNow } from '#components/ui/ticker.ts'
import type { OnwardCamera } from '#lib/cameras/onward.ts'
import type { Unit } from '#lib/response/unit.ts'
import { AlarmLayer } from './alarm-layer.tsx'
import { AreaLayer } from './area-layer.tsx'
import { BorderLayer } from './border-layer.tsx'
import { CameraLayer } from './camera-layer.tsx'
import type { DeskMapProps } from './desk-map-props.ts'
import { FollowSelection } from './follow-selection.tsx'
import { FollowSize } from './follow-size.tsx'
import { LabelLayer } from './label-layer.tsx'
import { LandLayer } from './land-layer.tsx'
import { Legend } from './legend.tsx'
import { LookAt } from './look-at.tsx'
import { MapControls } from './map-controls.tsx'
import { shownLayers, withLayer } from './map-layers.ts'
import { MapList } from './map-list.tsx'
import { OnwardLayer } from './onward-layer.tsx'
import { RememberView, rememberedView } from './remember-view.tsx'
import { RoadLayer } from './road-layer.tsx'
import { ScaleLayer } from './scale-layer.tsx'
import { TileLayer } from './tile-layer.tsx'
import { TrackLayer, type TrackPoint } from './track-layer.tsx'
import { UnitLayer } from './unit-layer.tsx'
import { useBasemap } from './use-basemap.ts'
import { useCameras } from './use-cameras.ts'

/** Durrow, North Moors and Eden. */
const home = L.latLngBounds([54.0, -3.3], [55.15, -0.35])
/** What the drawn basemap holds: beyond it there is no land. */
const drawnWorld = home.pad(0.75)
const noSightings: readonly TrackPoint[] = []
const noUnits: readonly Unit[] = []
const nowhere: readonly OnwardCamera[] = []

/** The map itself; use `DeskMap`, which loads it when there is a window. */
export function MapStage(props: DeskMapProps) {
  const {
    alarms,
    units,
    selectedId,
    onSelect,
    sightings,
    onward = nowhere,
    now,
    config,
    showsCameras,
    lookAt = null,
    onOwnWindow,
  } = props
  const [map, setMap] = useState<L.Map | null>(null)
  const [remembered] = useState(rememberedView)
  const [pinned, setPinned] = useState(false)
  const [listed, setListed] = useState(false)
  const { settings, change } = useSettings()
  const { hidden } = settings.map
  const layers = useMemo(() => shownLayers(hidden), [hidden])
  const cameras = useCameras(showsCameras && (layers.cameras || listed))
  const chosenHere = useRef<string | null>(null)
  const clock = useNow()
  const loaded = useBasemap()
  const basemap = loaded.state === 'ready' ? loaded.basemap : null
  const drawn = config.tileUrl ? null : basemap
  const present = now ?? clock
  const selected = alarms.find((alarm) => alarm.id === selectedId)

  const choose = (id: string) => {
    if (id !== selectedId) chosenHere.current = id
    onSelect(id)
  }
  const fit = () => {
    const places = alarms.map(({ lastSighting: { lat, lon } }): L.LatLngTuple => [lat, lon])
    map?.fitBounds(places.length > 0 ? L.latLngBounds(places).pad(0.15) : home, { maxZoom: 11 })
  }

  return (
    <section aria-label="Map of open alarms and units" className="map-stage">
      <p className="sr-only">
        Every alarm on the map is also in the queue. The button List names the alarms, units and cameras in view.
      </p>
      <MapContainer
        ref={setMap}
        {...(remembered ?? { bounds: home })}
        minZoom={7}
        maxZoom={config.tileUrl ? 17 : 13}
        maxBounds={config.tileUrl ? undefined : drawnWorld}
        maxBoundsViscosity={0.8}
        wheelPxPerZoomLevel={110}
        zoomSnap={0.5}
        zoomControl={false}
        attributionControl={false}
        className="map-leaflet keeps-colour"
      >
        {config.tileUrl ? <TileLayer url={config.tileUrl} /> : null}
        {drawn && <LandLayer land={drawn.land} water={drawn.water} />}
        {drawn && <RoadLayer roads={drawn.roads.roads} />}
        {basemap && layers.areas && <AreaLayer forces={basemap.areas.areas} />}
        {basemap && <BorderLayer borders={basemap.areas.borders} />}
        {drawn && <LabelLayer basemap={drawn} />}
        {selected && <TrackLayer sightings={sightings ?? noSightings} band={selected.band} />}
        {selected && layers.onward && <OnwardLayer alarm={selected} onward={onward} now={present} />}
        {layers.cameras && <CameraLayer cameras={cameras} />}
        <UnitLayer units={layers.units ? units : noUnits} now={present} selectedId={selectedId} />
        <AlarmLayer alarms={alarms} selectedId={selectedId} now={present} onSelect={choose} />
        <FollowSize home={home} />
        <LookAt place={lookAt} />
        <RememberView />
        <FollowSelection selected={selected} pinned={pinned} chosenHere={chosenHere} />
        <ScaleLayer />
      </MapContainer>
      <Legend cameras={showsCameras && layers.cameras} areas={layers.areas} />
      <MapControls
        map={map}
        pinned={pinned}
        onPin={setPinned}
        onOwnWindow={onOwnWindow}
        onFit={fit}
        listed={listed}
        onList={setListed}
        layers={layers}
        onLayer={(layer, shown) => change({ map: { hidden: withLayer(hidden, layer, shown) } })}
      />
      {listed && map && (
        <MapList
          map={map}
          alarms={alarms}
          units={units}
          cameras={cameras}
          now={present}
          onSelect={choose}
          onClose={() => setListed(false)}
        />
      )}
      {loaded.state === 'failed' && (
        <p role="status" className="map-notice">
          Land and roads could not be loaded. Alarms and units are shown as they come.
        </p>
      )}
      <p className="map-attribution">
        {drawn ? `${drawn.land.attribution} · ${drawn.places.attribution}` : config.attribution}
      </p>
    </section>
  )
}
