export interface DiffCounts {
  added: number
  changed: number
  withdrawn: number
  unchanged: number
  refused: number
  /** Withdrawn here by hand and sent again unchanged: stays withdrawn. */
  held: number
  /** Listed, and its row in the file is refused: stays as it is. */
  kept: number
}

/** Whether a revision takes away more than the list's guard lets pass without a person's word; `share` of what was live. */
export function guardOf(counts: DiffCounts, share: number): { stops: boolean; share: number; before: number } {
  const before = counts.changed + counts.unchanged + counts.withdrawn + counts.kept
  const gone = before === 0 ? 0 : counts.withdrawn / before
  return { stops: gone > share, share: gone, before }
}
