/** What stands for a source where matches were refused by the desk; those of SILENT entries are for the cleared. */
export const refusedMatches = { open: 'matches', covert: 'covert matches' } as const

export interface RefusalRow {
  sourceId: string
  sourceName: string | null
  code: string
  count: number
  firstAt: Date
  lastAt: Date
  sample: unknown
}
