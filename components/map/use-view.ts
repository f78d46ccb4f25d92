import { useState } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'

/** Zoom and bounds (with a third around, for what is just outside), new whenever the map has come to rest. */
export function useView() {
  const map = useMap()
  const read = () => ({ zoom: map.getZoom(), bounds: map.getBounds().pad(0.3) })
  const [view, setView] = useState(read)
  useMapEvents({ moveend: () => setView(read()), resize: () => setView(read()) })
  return view
}
