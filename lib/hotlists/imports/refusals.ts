import { type Result, refuse } from '../../core/result.ts'

export const noList = (): Result<never> => refuse('not-found', 'There is no such list')
export const noImport = (): Result<never> => refuse('not-found', 'There is no such import')
export const forbidden = (): Result<never> => refuse('forbidden', 'Your role may not import lists')

/** Thrown so that the transaction takes back the number it took. */
export class Refusal extends Error {
  readonly kind: 'stale' | 'blocked' | 'invalid'
  constructor(kind: Refusal['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** How long a statement of an import may take: a million rows are stored by one. */
export const longTransaction = { timeout: 15 * 60_000, maxWait: 30_000 }
