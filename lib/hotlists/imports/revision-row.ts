/** One numbered change of a list, as a person may see it. */
export interface RevisionRow {
  /** As this person counts. */
  revision: number
  kind: 'full' | 'delta' | 'edit' | 'undo'
  at: Date
  byName: string
  reason: string | null
  fileName: string | null
  added: number
  changed: number
  withdrawn: number
  unchanged: number
  refused: number
  held: number
  undone: boolean
  undoable: boolean
}
