import type { Link } from '#components/live/live-desk.ts'

/** A workstation's clock that is off by more than this is named (policy): sounds, logs and people go by it. */
export const driftNamedMs = 2_000

type Known = Pick<Link, 'canary' | 'canaryMissed' | 'health' | 'driftMs' | 'healed'>

export interface SystemWords {
  tone: 'quiet' | 'caution' | 'danger'
  words: string
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** How far the workstation's clock is off, in words; null when that needs no saying. */
export function driftWords(driftMs: number): string | null {
  if (Math.abs(driftMs) <= driftNamedMs) return null
  return `This workstation’s clock is ${Math.round(Math.abs(driftMs) / 1000)} s ${driftMs > 0 ? 'ahead of' : 'behind'} the server’s.`
}

/** The state of the machinery in a few words for the header, what matters most alone. */
export function systemWords({ canary, canaryMissed, health, driftMs }: Known): SystemWords {
  if (canaryMissed) return { tone: 'danger', words: 'CANARY MISSED' }
  const silent = health?.feeds.filter(({ state }) => state === 'silent').length ?? 0
  const slow = health?.feeds.filter(({ state }) => state === 'slow').length ?? 0
  const old = health?.lists.filter(({ state }) => state === 'old').length ?? 0
  const late = health?.lists.filter(({ state }) => state === 'late').length ?? 0
  const parts = [
    silent > 0 && count(silent, 'feed silent', 'feeds silent'),
    slow > 0 && count(slow, 'feed slow', 'feeds slow'),
    old > 0 && count(old, 'list old', 'lists old'),
    late > 0 && count(late, 'list late', 'lists late'),
    driftWords(driftMs) && 'clock off',
  ].filter((part): part is string => typeof part === 'string')
  if (parts.length > 0) return { tone: 'caution', words: parts.join(', ') }
  return { tone: 'quiet', words: canary?.last ? 'Feeds and lists in order' : 'Waiting for the canary' }
}
