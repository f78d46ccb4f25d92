/** What can be left out of the map. Alarms never can. */
export const mapLayers = { cameras: 'Cameras', units: 'Units', onward: 'Where next' } as const
export type MapLayer = keyof typeof mapLayers
export type ShownLayers = Readonly<Record<MapLayer, boolean>>

export const firstLayers: ShownLayers = { cameras: true, units: true, onward: true }
