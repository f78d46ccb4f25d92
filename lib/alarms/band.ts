/** Priority bands, most urgent first. `log` never raises an alarm: it goes to the feed. */
export const bands = ['high', 'medium', 'low', 'log'] as const
export type Band = (typeof bands)[number]

export const bandNames: Record<Band, string> = { high: 'High', medium: 'Medium', low: 'Low', log: 'Log only' }

/** 0 is the most urgent. */
export const bandRank = (band: Band): number => bands.indexOf(band)
export const worstBand = (a: Band, b: Band): Band => (bandRank(a) <= bandRank(b) ? a : b)
