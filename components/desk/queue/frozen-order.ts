import type { Row } from './groups.ts'
import type { Section } from './section.ts'

/** The rows as they stand: each keeps its place and its section until the order is applied. */
export interface Standing {
  rows: readonly Place[]
  /** When each row last came or moved, on this machine's clock; only those of the last change are kept. */
  movedAtMs: ReadonlyMap<string, number>
}
export interface Place {
  id: string
  section: Section
  under: string | null // its lead, when it stands in a group
}

export const nothingStanding: Standing = { rows: [], movedAtMs: new Map() }

/** A click on what moved this lately was aimed at something else (UX A2). */
export const lateClickMs = 300
/** The order applies by itself so long after the pointer or the focus left. */
export const applyAfterMs = 5_000

/** The rows in their right order now. The same object when nothing moved, so that nothing is drawn again. */
export function settle(standing: Standing, wanted: readonly Row[], nowMs: number): Standing {
  const rows = wanted.map(({ alarm, section, under }) => ({ id: alarm.id, section, under }))
  const before = new Map(standing.rows.map(({ id }, place) => [id, place]))
  const moved = rows.filter(({ id, section, under }, place) => {
    const stood = standing.rows[place]
    // A row that came into an empty place at the end displaced nothing that somebody may have aimed at.
    return stood ? stood.id !== id || stood.section !== section || stood.under !== under : before.has(id)
  })
  if (moved.length === 0 && rows.length === standing.rows.length) return standing
  return { rows, movedAtMs: new Map(moved.map(({ id }) => [id, nowMs])) }
}

/** Whether a pointer action on this row comes too soon after it moved to have been meant for it. */
export const isTooLate = (standing: Standing, id: string, nowMs: number): boolean =>
  nowMs - (standing.movedAtMs.get(id) ?? Number.NEGATIVE_INFINITY) < lateClickMs

export interface Waiting {
  fresh: number
  high: number // of the fresh ones
  reordered: boolean // rows that stand would change place, or leave
}

/** What applying the order would bring: the words of the pill. */
export function waiting(standing: Standing, wanted: readonly Row[]): Waiting {
  const standingIds = new Set(standing.rows.map(({ id }) => id))
  const fresh = wanted.filter(({ alarm }) => !standingIds.has(alarm.id))
  const stay = wanted.filter(({ alarm }) => standingIds.has(alarm.id))
  const reordered =
    stay.length !== standing.rows.length ||
    stay.some(({ alarm, section, under }, place) => {
      const row = standing.rows[place]
      return row?.id !== alarm.id || row.section !== section || row.under !== under
    })
  return { fresh: fresh.length, high: fresh.filter(({ alarm }) => alarm.band === 'high').length, reordered }
}

/** The pill's words, or null when there is nothing to apply. */
export function pillWords({ fresh, high, reordered }: Waiting): string | null {
  if (fresh > 0) return `${fresh} new, ${high} High`
  return reordered ? 'Order has changed' : null
}
