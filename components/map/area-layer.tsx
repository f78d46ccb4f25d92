import L from 'leaflet'
import { useEffect, useMemo } from 'react'
import { useMap } from 'react-leaflet'
import { useWatch } from '#components/watch/watch-context.tsx'
import { areaShading } from './area-shading.ts'
import type { BasemapAreas } from './basemap/basemap.ts'
import { styledBy, toLatLngs } from './lines.ts'
import { paneOf } from './panes.ts'

/** Which ground is one's own to watch: the rest lies further back, and what nobody watches is outlined. */
export function AreaLayer({ forces }: { forces: BasemapAreas['areas'] }) {
  const map = useMap()
  const state = useWatch()?.state
  // The state comes anew every ten seconds; shapes are drawn anew only when who watches what has changed.
  const look = useMemo(() => JSON.stringify(state ? areaShading(state, forces) : []), [state, forces])
  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'areas'), padding: 0.6 })
    const group = L.layerGroup().addTo(map)
    for (const { ring, elsewhere, unwatched } of JSON.parse(look) as ReturnType<typeof areaShading>) {
      const ground = toLatLngs(ring)
      if (elsewhere) L.polygon(ground, styledBy('map-area-elsewhere', renderer)).addTo(group)
      if (unwatched) L.polygon(ground, styledBy('map-area-unwatched', renderer)).addTo(group)
    }
    return () => {
      group.remove()
      renderer.remove()
    }
  }, [map, look])
  return null
}
