/** What can be left out of the map. Alarms never can. */
export const mapLayers = {
  cameras: 'Cameras',
  units: 'Units',
  onward: 'Where next',
  areas: 'Watched areas',
} as const
export type MapLayer = keyof typeof mapLayers
export type ShownLayers = Readonly<Record<MapLayer, boolean>>

/** From the names that a person has left out; a name that is no layer any more leaves nothing out. */
export const shownLayers = (hidden: readonly string[]): ShownLayers => ({
  cameras: !hidden.includes('cameras'),
  units: !hidden.includes('units'),
  onward: !hidden.includes('onward'),
  areas: !hidden.includes('areas'),
})

export const withLayer = (hidden: readonly string[], layer: MapLayer, shown: boolean): string[] =>
  (Object.keys(mapLayers) as MapLayer[]).filter((one) => (one === layer ? !shown : hidden.includes(one)))
