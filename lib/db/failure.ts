/**
 * What a failed statement means: `conflict` succeeds when tried again, `row` is the fault of the data it carried,
 * `unavailable` is everything else, of which the server being gone is the commonest.
 */
export type Failure = 'conflict' | 'row' | 'unavailable'

/** What PostgreSQL said, which Prisma wraps in an error of its own. */
const saidBy = (error: unknown): { code?: unknown; message?: unknown } => {
  const wrapped = (error as { meta?: { driverAdapterError?: { cause?: Wrapped } } } | null)?.meta?.driverAdapterError
  const { originalCode, originalMessage } = wrapped?.cause ?? {}
  return originalCode ? { code: originalCode, message: originalMessage } : ((error ?? {}) as { code?: unknown })
}
interface Wrapped {
  originalCode?: string
  originalMessage?: string
}

export function failureOf(error: unknown): Failure {
  const code = String(saidBy(error).code ?? '')
  if (!/^[0-9A-Z]{5}$/.test(code)) return 'unavailable'
  if (code === '40001' || code === '40P01') return 'conflict'
  // 22 data, 23 constraints, 21 cardinality, 54 a limit of the program.
  return /^(2[123]|54)/.test(code) ? 'row' : 'unavailable'
}

/** Why it failed, in the database's words. */
export const reasonOf = (error: unknown): string => String(saidBy(error).message ?? error)
