/** What the matcher needs of an entry. */
export interface EntryRow {
  id: string
  hotlist_id: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: string
  category: string
  weed_at: Date | null
  /** As stored, see StoredScope. */
  scope: unknown
  live: boolean
}
