import { processSlot } from '../core/slot.ts'

const KEYS = 2_000

interface Kept {
  at: number
  value: Promise<unknown>
}

/**
 * What `make` says, asked at most once in `forMs` for a key of this process, however many ask at once; a failure is asked
 * again. For figures that are the same for everybody: never for what depends on who asks.
 */
export function remembered<T>(key: string, forMs: number, at: Date, make: () => Promise<T>): Promise<T> {
  const kept = processSlot('remembered', () => new Map<string, Kept>())
  const known = kept.get(key)
  if (known && at.getTime() - known.at < forMs) return known.value as Promise<T>
  if (kept.size >= KEYS) kept.clear()
  const value = make()
  kept.set(key, { at: at.getTime(), value })
  value.catch(() => kept.get(key)?.value === value && kept.delete(key))
  return value
}
