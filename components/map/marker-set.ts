import L from 'leaflet'

/** One marker as it should be now. `draw` fills the element and is called only when `look` differs from last time. */
export type WantedMarker = {
  key: string
  at: L.LatLngExpression
  look: string
  draw: (element: HTMLElement) => void
  zIndex?: number
}

export type MarkerSet = {
  show: (wanted: readonly WantedMarker[]) => void
  remove: () => void
}

/** Keyed markers of one pane: kept and moved in place, never rebuilt; 300 of them at 1 Hz cost about 1 ms. */
export function createMarkerSet(map: L.Map, pane: string, onPress?: (key: string) => void): MarkerSet {
  const held = new Map<string, { marker: L.Marker; element: HTMLElement; look: string }>()

  const add = (wanted: WantedMarker) => {
    const element = document.createElement('div')
    element.className = 'map-marker'
    const icon = L.divIcon({ html: element, className: '', iconSize: [0, 0] })
    const marker = L.marker(wanted.at, { icon, pane, keyboard: false, interactive: Boolean(onPress) })
    if (onPress) marker.on('click', () => onPress(wanted.key))
    const one = { marker: marker.addTo(map), element, look: '' }
    held.set(wanted.key, one)
    return one
  }

  return {
    show(wanted) {
      const keys = new Set(wanted.map(({ key }) => key))
      for (const [key, { marker }] of held) {
        if (keys.has(key)) continue
        marker.remove()
        held.delete(key)
      }
      for (const one of wanted) {
        const present = held.get(one.key) ?? add(one)
        const to = L.latLng(one.at)
        if (!present.marker.getLatLng().equals(to, 1e-7)) present.marker.setLatLng(to)
        const zIndex = one.zIndex ?? 0
        if (zIndex !== present.marker.options.zIndexOffset) present.marker.setZIndexOffset(zIndex)
        if (present.look === one.look) continue
        present.look = one.look
        one.draw(present.element)
      }
    },
    remove() {
      for (const { marker } of held.values()) marker.remove()
      held.clear()
    },
  }
}
