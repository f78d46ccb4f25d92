import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** The scale in miles, and the width of roads and the look of units by zoom for map.css. */
export function ScaleLayer() {
  const map = useMap()
  useEffect(() => {
    const scale = L.control.scale({ imperial: true, metric: false, maxWidth: 110, position: 'bottomright' }).addTo(map)
    const container = map.getContainer()
    const update = () => {
      const zoom = map.getZoom()
      container.style.setProperty('--map-width', String(Math.max(0.55, 1 + (zoom - 9) * 0.28)))
      container.dataset.far = String(zoom < 9)
    }
    update()
    map.on('zoomend', update)
    return () => {
      scale.remove()
      map.off('zoomend', update)
    }
  }, [map])
  return null
}
