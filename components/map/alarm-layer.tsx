import L from 'leaflet'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useMap } from 'react-leaflet'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandRank } from '#lib/alarms/band.ts'
import { drawAlarm, drawCluster } from './alarm-marks.ts'
import { type Cluster, clusterPoints, type MapPoint } from './cluster.ts'
import { createMarkerSet, type MarkerSet, type WantedMarker } from './marker-set.ts'
import { paneOf } from './panes.ts'
import { sightingAge } from './sighting-age.ts'
import { useView } from './use-view.ts'

/** Two symbols with their words nearer than this cannot be told apart. */
const CLUSTER_RADIUS_PX = 38
/** With more symbols in view their ages would run into one another: then only the selected one's is written. */
const CROWD = 45

type AlarmPoint = MapPoint & { alarm: Alarm; capturedAtMs: number }
type AlarmLayerProps = {
  alarms: readonly Alarm[]
  selectedId: string | null
  now: number
  onSelect: (id: string) => void
}

/** Alarms where they were last seen; those that would overlap stand as one with their number. */
export function AlarmLayer({ alarms, selectedId, now, onSelect }: AlarmLayerProps) {
  const map = useMap()
  const { zoom, bounds } = useView()
  const set = useRef<MarkerSet | null>(null)

  const clusters = useMemo(() => {
    const points = alarms.map((alarm): AlarmPoint => {
      const { lat, lon, capturedAt } = alarm.lastSighting
      const { x, y } = map.project([lat, lon], zoom)
      return { id: alarm.id, x, y, rank: bandRank(alarm.band), alarm, capturedAtMs: Date.parse(capturedAt) }
    })
    const all = clusterPoints(points, CLUSTER_RADIUS_PX, selectedId)
    return new Map(all.map((cluster) => [cluster.leader.id, cluster]))
  }, [map, alarms, selectedId, zoom])

  const press = useEffectEvent((key: string) => {
    const cluster = clusters.get(key)
    if (!cluster) return
    const { members } = cluster
    const places = L.latLngBounds(members.map(({ alarm }) => [alarm.lastSighting.lat, alarm.lastSighting.lon]))
    const apart = places.getNorthEast().distanceTo(places.getSouthWest()) > 50
    if (members.length > 1 && apart && zoom < map.getMaxZoom()) map.fitBounds(places.pad(0.4))
    else onSelect(cluster.leader.id)
  })

  useEffect(() => {
    set.current = createMarkerSet(map, paneOf(map, 'alarms'), (key) => press(key))
    return () => set.current?.remove()
  }, [map])

  useEffect(() => {
    const inView = [...clusters.values()].filter(({ leader: { alarm } }) =>
      bounds.contains([alarm.lastSighting.lat, alarm.lastSighting.lon]),
    )
    map.getContainer().dataset.manyAlarms = String(inView.length > CROWD)
    set.current?.show(inView.map((cluster) => wantedMarker(cluster, selectedId, now)))
  }, [map, clusters, bounds, selectedId, now])
  return null
}

function wantedMarker({ leader, members }: Cluster<AlarmPoint>, selectedId: string | null, now: number): WantedMarker {
  const { alarm } = leader
  const { lat, lon, bearing } = alarm.lastSighting
  const place = { key: alarm.id, at: [lat, lon] as L.LatLngTuple }
  const urgency = 1000 * (4 - leader.rank)
  if (members.length > 1) {
    const current = members.some(({ capturedAtMs }) => sightingAge(capturedAtMs, now).current)
    return {
      ...place,
      zIndex: urgency + 500,
      look: `cluster ${alarm.band} ${members.length} ${current}`,
      draw: (element) => drawCluster(element, alarm, members.length, current),
    }
  }
  const age = sightingAge(leader.capturedAtMs, now)
  const selected = alarm.id === selectedId
  return {
    ...place,
    zIndex: selected ? 9000 : urgency,
    look: `${alarm.vrm} ${alarm.band} ${alarm.state} ${alarm.reason} ${bearing} ${selected} ${age.words} ${age.opacity.toFixed(2)}`,
    draw: (element) => drawAlarm(element, alarm, age, selected),
  }
}
