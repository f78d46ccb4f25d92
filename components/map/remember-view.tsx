import type { LatLngTuple } from 'leaflet'
import { useMap, useMapEvents } from 'react-leaflet'

const key = 'watchdesk.map-view'

/** Where this window's map was before it was loaded again. */
export function rememberedView(): { center: LatLngTuple; zoom: number } | null {
  try {
    const [lat, lon, zoom] = (JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? []) as number[]
    if ([lat, lon, zoom].every(Number.isFinite)) return { center: [lat as number, lon as number], zoom: zoom as number }
  } catch {
    // Nothing kept, or nothing that can be read: the map begins at home.
  }
  return null
}

/** Keeps the view for this window: a reload comes back to the same place. */
export function RememberView() {
  const map = useMap()
  useMapEvents({
    moveend: () => {
      const { lat, lng } = map.getCenter()
      try {
        sessionStorage.setItem(key, JSON.stringify([lat, lng, map.getZoom()]))
      } catch {
        // A window that may keep nothing begins at home.
      }
    },
  })
  return null
}
