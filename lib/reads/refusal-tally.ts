import { cleanJson } from './clean-text.ts'

/** Refusals of one source with one code since they were last stored, with the newest example. */
export interface RefusalCount {
  sourceId: string
  code: string
  count: number
  firstAtMs: number
  lastAtMs: number
  /** JSON text, at most about 1 kB. */
  sample: string
}

const sampleLimit = 800

/** The example kept of a refused item: what was sent, cut off, and what was said. */
export function refusalSample(raw: unknown, message: string): string {
  let sent: string
  try {
    sent = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
  } catch {
    sent = '(nested too deeply to be shown)'
  }
  return cleanJson({ message: message.slice(0, 200), sent: sent.slice(0, sampleLimit) })
}

/** Counts refusals until they are stored. Sources and codes are few, so it is small however many refusals there are. */
export function createRefusalTally() {
  let counts = new Map<string, RefusalCount>()
  const merge = (added: RefusalCount) => {
    const key = `${added.sourceId}\n${added.code}`
    const kept = counts.get(key)
    if (!kept) return counts.set(key, { ...added })
    kept.count += added.count
    kept.firstAtMs = Math.min(kept.firstAtMs, added.firstAtMs)
    if (added.lastAtMs >= kept.lastAtMs) Object.assign(kept, { lastAtMs: added.lastAtMs, sample: added.sample })
  }
  return {
    add: (sourceId: string, code: string, sample: string, atMs: number) =>
      void merge({ sourceId, code, count: 1, firstAtMs: atMs, lastAtMs: atMs, sample }),
    /** Everything counted so far, which is then forgotten here; give it back with `restore` when it cannot be stored. */
    take(): RefusalCount[] {
      const taken = [...counts.values()]
      counts = new Map()
      return taken.sort((a, b) => (a.sourceId + a.code < b.sourceId + b.code ? -1 : 1))
    },
    restore: (taken: readonly RefusalCount[]) => taken.forEach((count) => void merge(count)),
  }
}
export type RefusalTally = ReturnType<typeof createRefusalTally>
