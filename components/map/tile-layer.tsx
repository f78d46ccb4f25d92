import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** Raster tiles of the organisation's own server in place of the drawn basemap. */
export function TileLayer({ url }: { url: string }) {
  const map = useMap()
  useEffect(() => {
    const layer = L.tileLayer(url, { maxZoom: 18, className: 'map-tile' }).addTo(map)
    return () => {
      layer.remove()
    }
  }, [map, url])
  return null
}
