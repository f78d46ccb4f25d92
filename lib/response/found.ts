/** What the desk's search found, in the order in which it is shown. */
export const foundKinds = ['alarm', 'camera', 'unit', 'person'] as const
export type FoundKind = (typeof foundKinds)[number]

export interface Found {
  kind: FoundKind
  id: string
  title: string
  detail: string
  /** Where it is on the map, when it is anywhere. */
  at: { lat: number; lon: number } | null
}
