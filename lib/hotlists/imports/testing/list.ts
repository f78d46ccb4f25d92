import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { permissionsOf, type Role } from '#lib/access/role.ts'
import type { Viewer } from '#lib/access/viewer.ts'
import type { Database } from '#lib/db/prisma.ts'
import type { FileFormat } from '../../files/file-reader.ts'
import { applyImport } from '../applying/commands.ts'
import type { ImportKind } from '../command-input.ts'
import { type ImportDeps, importerOf } from '../importer.ts'
import { beginImport, stageImport } from '../staging/commands.ts'
import { stageFile } from '../staging/store.ts'

export const importedAt = new Date('2026-11-22T21:00:00Z')

/** A force, a policy with the categories stolen and intelligence-silent, an open list and a covert one. */
export async function seedLists(pool: pg.Pool): Promise<void> {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}'), ('eden', 'Eden', '{}')`)
  await pool.query(
    `INSERT INTO alarm_policy (version, effective_at, note, settings) VALUES (1, '2026-01-01', '', '{}')`,
  )
  await pool.query(
    `INSERT INTO alarm_policy_category (policy_version, code, name, cause, consequence, band_high, band_medium, band_low,
       harm_weight, what_is_this, what_to_do, who_to_call, escalation, feed_only)
     SELECT 1, code, name, '', '', 'high', 'medium', 'low', 1, 'w', 'w', 'w', '', false
     FROM (VALUES ('stolen', 'Stolen vehicle'), ('intelligence-silent', 'Intelligence')) v(code, name)`,
  )
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, covert, layout)
     VALUES ('open', 'Open', 's', 'durrow', 'o', 'c', 24, '2026-11-01', false, '{"defaults":{"grade":"low","action":"STOP","category":"stolen"}}'),
            ('covert', 'Covert', 's', 'durrow', 'o', 'c', 24, '2026-11-01', true,
             '{"defaults":{"grade":"low","category":"intelligence-silent","action":"SILENT"}}')`,
  )
}

export const depsOf = (db: Database, url: string): ImportDeps => ({
  db,
  url,
  stage: stageFile,
  clock: () => importedAt,
  newId: randomUUID,
})

export const viewerOf = (role: Role, cleared = false): Viewer => ({
  id: role,
  name: role,
  role,
  forceId: 'durrow',
  permissions: permissionsOf({ role, cleared }),
})
export const manager = viewerOf('list-manager')
export const clearedManager = viewerOf('list-manager', true)

export const heading = 'VRM,Make,Reason,Source Reference,Weed Date,Op\n'
/** `AB30CDE FORD Stolen ref` as a row of a file; `-` leaves a cell empty. */
export const rowsOf = (rows: readonly string[]): string =>
  heading +
  rows
    .map(
      (row) =>
        `${row
          .split(' ')
          .map((cell) => (cell === '-' ? '' : cell))
          .join(',')}\n`,
    )
    .join('')

export async function* pieces(data: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(data)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Stages a file as a person does. */
export async function stage(
  deps: ImportDeps,
  file: string | Uint8Array | AsyncIterable<Uint8Array>,
  {
    kind = 'full',
    list = 'open',
    who = manager,
    format = 'csv',
  }: { kind?: ImportKind; list?: string; who?: Viewer; format?: FileFormat } = {},
) {
  const begun = await beginImport(deps, who, { hotlistId: list, kind, fileName: 'list.csv', bytes: 0 })
  if (!begun.ok) return { importId: '', answer: begun }
  const { importId } = begun.value
  const source = typeof file === 'string' || file instanceof Uint8Array ? pieces(file) : file
  return { importId, answer: await stageImport(deps, importerOf(who), { importId, format, source }) }
}

/** Stages and applies; the counts, or why not. */
export async function bring(
  deps: ImportDeps,
  file: string | Uint8Array,
  options: Parameters<typeof stage>[2] & { confirmWithdrawals?: string } = {},
) {
  const { importId, answer } = await stage(deps, file, options)
  if (!answer.ok) return answer.refusal
  const { who = manager, confirmWithdrawals } = options
  const applied = await applyImport(deps, who, { importId, confirmWithdrawals })
  return applied.ok && 'counts' in answer.value ? answer.value.counts : applied.ok ? undefined : applied.refusal
}
