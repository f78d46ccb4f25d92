import type L from 'leaflet'

/** What lies over what, back to front. Only what can be hovered or pressed takes the pointer. */
const order = {
  land: 210,
  roads: 220,
  areas: 225,
  borders: 230,
  labels: 240,
  track: 450,
  cameras: 580,
  units: 590,
  alarms: 600,
} as const
export type PaneName = keyof typeof order
const pressed: ReadonlySet<PaneName> = new Set(['alarms', 'units', 'cameras'])

/** The pane of that name, made when first asked for. */
export function paneOf(map: L.Map, name: PaneName): string {
  const pane = map.getPane(name) ?? map.createPane(name)
  pane.style.zIndex = String(order[name])
  pane.classList.toggle('map-quiet-pane', !pressed.has(name))
  return name
}
