/** What somebody typed and did not send: by alarm, form and field. */
export interface Drafts {
  read(form: string, field: string): unknown
  write(form: string, field: string, value: unknown): void
  /** Sent: it is the record's now. */
  drop(form: string): void
}

interface Kept {
  personId: string
  fields: Record<string, { value: unknown; atMs: number }>
}

export const draftsKey = 'watchdesk-drafts'
/** Long enough for a reload or a new sign-in; answers given longer ago are not taken for a look at the present picture (policy). */
export const keptForMs = 30 * 60_000
const most = 200

/** Drafts that a loaded page finds again, in this window and for this person only. Without a storage nothing is kept. */
export function createDrafts(storage: () => Storage | null, personId: string, nowMs: () => number): Drafts {
  function found(): Kept['fields'] {
    try {
      const kept = JSON.parse(storage()?.getItem(draftsKey) ?? 'null') as Kept | null
      if (kept?.personId !== personId) return {}
      const young = Object.entries(kept.fields).filter(([, { atMs }]) => nowMs() - atMs < keptForMs)
      return Object.fromEntries(young)
    } catch {
      return {} // of another version, or a private window
    }
  }
  function keep(fields: Kept['fields']): void {
    const newest = Object.entries(fields).toSorted(([, a], [, b]) => b.atMs - a.atMs)
    try {
      storage()?.setItem(draftsKey, JSON.stringify({ personId, fields: Object.fromEntries(newest.slice(0, most)) }))
    } catch {
      // Full or private: typing goes on, a reload loses it.
    }
  }
  return {
    read: (form, field) => found()[`${form}/${field}`]?.value,
    write: (form, field, value) => keep({ ...found(), [`${form}/${field}`]: { value, atMs: nowMs() } }),
    drop(form) {
      keep(Object.fromEntries(Object.entries(found()).filter(([key]) => !key.startsWith(`${form}/`))))
    },
  }
}
