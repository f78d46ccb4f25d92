import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/prisma.ts'
import { decideAuthorisation } from '../authority/commands.ts'
import { editEntry, enterEntry } from '../entries/commands.ts'
import { anInput, aViewer } from './list-house.ts'

export const manager = aViewer('list-manager')
export const supervisor = aViewer('supervisor')
export const cleared = aViewer('list-manager', { cleared: true })

/** A command's answer in one line: `done`, or the kind and words of the refusal. */
export const said = (answer: { ok: true } | { ok: false; refusal: { kind: string; message: string } }) =>
  answer.ok ? 'done' : `${answer.refusal.kind}: ${answer.refusal.message}`

/** What people do with entries, each entered under a mark of its own. */
export function entryActs(db: Database, clock: () => Date) {
  const deps = { db, clock, newId: randomUUID }
  let marks = 0
  const fresh = () =>
    `AB84${String.fromCharCode(65 + (marks % 26))}${'ABCDEFGH'.charAt(Math.floor(marks++ / 26))}X`.replace(/[IQ]/g, 'Z')
  return {
    deps,
    fresh,
    async entered(change = {}, claims = {}, who = manager) {
      const input = anInput({ vrm: fresh(), sourceReference: randomUUID(), ...change }, claims)
      const answer = await enterEntry(deps, who, input)
      if (!answer.ok) throw new Error(answer.refusal.message)
      return db.hotlistEntry.findUniqueOrThrow({ where: { id: answer.value.entryId } })
    },
    edit(
      entry: { id: string; version: number; vrm: string; sourceReference: string | null },
      change = {},
      claims = {},
      who = manager,
    ) {
      const input = anInput({ vrm: entry.vrm, sourceReference: entry.sourceReference ?? '', ...change }, claims)
      return editEntry(deps, who, { entryId: entry.id, version: entry.version, ...input, why: 'the case changed' })
    },
    now_: (id: string) => db.hotlistEntry.findUniqueOrThrow({ where: { id } }),
    asked: (entryId: string) => db.hotlistAuthorisation.findFirstOrThrow({ where: { entryId, decision: null } }),
    decide: (authorisationId: string, grant: boolean, who = supervisor) =>
      decideAuthorisation(deps, who, { authorisationId, grant, note: 'as I see it' }),
  }
}
