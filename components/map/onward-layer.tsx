import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { londonMinute } from '#components/ui/london.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { OnwardCamera } from '#lib/cameras/onward.ts'
import { span } from './element.ts'
import { styledBy } from './lines.ts'
import { createMarkerSet, type MarkerSet } from './marker-set.ts'
import { paneOf } from './panes.ts'

type OnwardLayerProps = { alarm: Alarm; onward: readonly OnwardCamera[]; now: number }

/** Where the selected vehicle may be read next: dashed, for it is a guess; gone when its time is over. */
export function OnwardLayer({ alarm, onward, now }: OnwardLayerProps) {
  const map = useMap()
  const drawn = useRef<{ renderer: L.Renderer; lines: L.LayerGroup; ends: MarkerSet } | null>(null)
  const { lat, lon } = alarm.lastSighting
  const due = onward.filter(({ untilAt }) => Date.parse(untilAt) > now)
  const key = due.map(({ cameraId, share, fromAt }) => `${cameraId} ${share} ${fromAt}`).join()

  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'track'), padding: 0.6 })
    const lines = L.layerGroup().addTo(map)
    const ends = createMarkerSet(map, 'track')
    drawn.current = { renderer, lines, ends }
    return () => {
      lines.remove()
      ends.remove()
      renderer.remove()
    }
  }, [map])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that is drawn of `due`, which is new each second
  useEffect(() => {
    if (!drawn.current) return
    const { renderer, lines, ends } = drawn.current
    lines.clearLayers()
    for (const { lat: toLat, lon: toLon } of due) {
      const line: L.LatLngTuple[] = [
        [lat, lon],
        [toLat, toLon],
      ]
      L.polyline(line, styledBy('map-onward', renderer)).addTo(lines)
    }
    ends.show(
      due.map((one) => ({
        key: one.cameraId,
        at: [one.lat, one.lon],
        look: onwardWords(one),
        draw: (element) => {
          element.className = 'map-marker map-next'
          element.replaceChildren(span('map-next-words', onwardWords(one)))
        },
      })),
    )
  }, [map, lat, lon, key])
  return null
}

/** `A1(M) J63 62 % 21:14–21:17` */
export const onwardWords = ({ cameraName, share, fromAt, untilAt }: OnwardCamera): string =>
  `${cameraName} · ${Math.round(share * 100)} % · ${londonMinute(fromAt)}–${londonMinute(untilAt)}`
