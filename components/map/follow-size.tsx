import type { LatLngBounds } from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** Follows the size of its place, which changes with panels and tabs; a map that began hidden shows `home` once seen. */
export function FollowSize({ home }: { home: LatLngBounds }) {
  const map = useMap()
  useEffect(() => {
    let seen = map.getSize().x > 0
    const observer = new ResizeObserver(() => {
      map.invalidateSize({ pan: false })
      if (seen || map.getSize().x === 0) return
      seen = true
      map.fitBounds(home, { animate: false })
    })
    observer.observe(map.getContainer())
    return () => observer.disconnect()
  }, [map, home])
  return null
}
