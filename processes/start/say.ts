import { EnvError } from '#lib/env.ts'

/** Why we do not start: one sentence for a person, telling what to do. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Prints one indented line. */
export function say(sentence: string): void {
  process.stdout.write(`  ${sentence}\n`)
}

/** Does the work, then prints one line with the seconds it took. What the work itself says comes before it. */
export async function timed<T>(label: string | ((result: T) => string), work: () => Promise<T>): Promise<T> {
  const begunAt = performance.now()
  const result = await work()
  const text = typeof label === 'string' ? label : label(result)
  say(`${text} … ${((performance.now() - begunAt) / 1000).toFixed(1)} s`)
  return result
}

/** The sentence a person gets for anything that stopped us from starting. */
export function sentenceFor(error: unknown): string {
  if (error instanceof EnvError || error instanceof Refusal) return error.message
  const { code, path, message } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `No permission to write ${path ?? 'there'}: give it to this user, or set DATA_DIR to a folder of its own`
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${path ?? 'A folder'} cannot be made: check DATA_DIR`
  if (code === 'ENOSPC' || code === '53100') return `The disk is full${path ? ` (${path})` : ''}: free some space`
  return message.split('\n')[0] ?? String(error)
}
