/** What the matcher needs of an entry that others may have alike. */
export interface AlikeRow {
  hotlist_id: string
  action: string
  category: string
  make: string | null
  model: string | null
  colour: string | null
  /** As stored, see StoredScope. */
  scope: unknown
}

/** What it needs of an entry. */
export interface EntryRow extends AlikeRow {
  id: string
  vrm: string
  weed_at: Date | null
  live: boolean
}
