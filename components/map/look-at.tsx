import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** Turns the map to a place that was asked for in words, once. */
export function LookAt({ place }: { place: { lat: number; lon: number } | null }) {
  const map = useMap()
  useEffect(() => {
    if (place) map.setView([place.lat, place.lon], Math.max(map.getZoom(), 11), { animate: false })
  }, [map, place])
  return null
}
