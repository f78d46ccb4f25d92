import pg from 'pg'
import { processSlot } from '#lib/core/slot.ts'
import { requireSetting } from '#lib/env.ts'

const bigintOid = 20

const readTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === bigintOid && format !== 'binary') return numberWhenSafe
    return pg.types.getTypeParser(oid, format)
  },
}

function numberWhenSafe(value: string): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

/**
 * Connections to the database at `url`. A broken or silent server fails a query within `queryTimeoutMs` (15 s) and
 * never the process; the next query connects anew. `bigint` arrives as number when that is exact.
 */
export function createPool(
  url: string,
  options: { max?: number; name?: string; queryTimeoutMs?: number } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'watchdesk',
    connectionTimeoutMillis: 3000,
    query_timeout: options.queryTimeoutMs ?? 15_000,
    keepAlive: true,
    types: readTypes,
  })
  // A connection that breaks while idle or held fails its next query; without a listener Node would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** This process's pool. */
export const pool = (): pg.Pool => processSlot('pool', () => createPool(requireSetting('DATABASE_URL')))
