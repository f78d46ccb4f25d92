export interface RefusalRow {
  sourceId: string
  sourceName: string | null
  code: string
  count: number
  firstAt: Date
  lastAt: Date
  sample: unknown
}
