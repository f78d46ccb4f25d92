import type { Band } from '#lib/alarms/band.ts'

export type BandShape = {
  /** In a square of 24 units, centre 12,12. */
  path: string
  letter: string
  /** Baseline of the letter: a triangle carries it low. */
  letterY: number
}

/** Shape + letter + colour: any one of them alone tells the band. The same on the map, in lists and on paper. */
export const bandShapes: Record<Band, BandShape> = {
  high: { path: 'M12 .8 23.2 12 12 23.2.8 12z', letter: 'H', letterY: 16 },
  medium: { path: 'M12 1.6 23.4 21.8H.6z', letter: 'M', letterY: 19.4 },
  low: { path: 'M12 2.4a9.6 9.6 0 1 1 0 19.2 9.6 9.6 0 0 1 0-19.2z', letter: 'L', letterY: 16 },
  log: { path: 'M3.6 3.6h16.8v16.8H3.6z', letter: 'G', letterY: 16 },
}

/** The mark as SVG source in CSS's colours, for the map, which builds its markers without React. */
export function bandSvg(band: Band, hollow = false): string {
  const { path, letter, letterY } = bandShapes[band]
  const colours = hollow
    ? `fill="var(--map-halo)" stroke="var(--${band})" stroke-width="2.4" stroke-dasharray="4 2.2"`
    : `fill="var(--${band})" stroke="var(--map-halo)" stroke-width="1.6"`
  const ink = hollow ? 'var(--ink)' : `var(--${band}-ink)`
  return `<svg viewBox="-1 -1 26 26" aria-hidden="true"><path d="${path}" ${colours} stroke-linejoin="round" paint-order="stroke"/><text x="12" y="${letterY}" text-anchor="middle" fill="${ink}">${letter}</text></svg>`
}
