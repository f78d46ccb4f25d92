import type { Transaction } from '../../db/prisma.ts'

export interface Maker {
  /** Null: the list's own feed. */
  id: string | null
  name: string
}

export interface Edit {
  hotlistId: string
  at: Date
  by: Maker
  reason?: string | null
  /** Only SILENT entries changed: the number that the uncleared see does not move, and they see no line of it. */
  restricted: boolean
  added?: number
  changed?: number
  withdrawn?: number
}

/**
 * Takes the list's next revision number; other writers of the list wait from here to the commit. Called twice in one
 * transaction it answers the same number. Entries written without a revision are stamped with it by a trigger.
 */
export async function takeRevision(tx: Transaction, hotlistId: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ revision: number | null }]>`SELECT hotlist_revise(${hotlistId}) AS revision`
  if (row.revision === null) throw new Error(`there is no list ${hotlistId}`)
  return row.revision
}

/**
 * Waits for whoever changes the list of this entry, and holds it to the end of the transaction; no number is taken. Called
 * before anything of the entry is written: a file holds its list and then writes entries, and who does it the other way
 * round waits for the file while the file waits for them.
 */
export async function holdListOf(tx: Transaction, entryId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM hotlist h JOIN hotlist_entry e ON e.hotlist_id = h.id WHERE e.id = ${entryId}::uuid FOR NO KEY UPDATE OF h`
}

/** Writes down a change by hand as a revision of its list; call it once in the transaction that changes the entries. */
export async function recordEdit(tx: Transaction, edit: Edit): Promise<number> {
  const { hotlistId, at, by, reason = null, restricted, ...counts } = edit
  const revision = await takeRevision(tx, hotlistId)
  const openRevision = restricted ? null : await moveOpenRevision(tx, hotlistId)
  await tx.hotlistRevision.create({
    data: { hotlistId, revision, openRevision, kind: 'edit', at, byId: by.id, byName: by.name, reason, ...counts },
  })
  return revision
}

async function moveOpenRevision(tx: Transaction, id: string): Promise<number> {
  const { openRevision } = await tx.hotlist.update({ where: { id }, data: { openRevision: { increment: 1 } } })
  return openRevision
}
