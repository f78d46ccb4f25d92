/** What a command answers: a value, or a refusal that the caller must handle. Only bugs and broken machinery throw. */
export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

/** `kind` is for programs, `message` for the person: what happened, that nothing was lost, and what to do. */
export interface Refusal {
  kind: 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'stale' | 'illegal' | 'blocked' | 'unavailable'
  message: string
}

export const done = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const refuse = (kind: Refusal['kind'], message: string): Result<never> => ({
  ok: false,
  refusal: { kind, message },
})
