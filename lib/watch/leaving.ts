import { type Band, bandNames } from '../alarms/band.ts'

/** What stands in the way of leaving: a High or Medium of one's own without a decision. Null when nothing does. */
export function leavingBlockedBy(undecided: readonly { vrm: string; band: string }[], what: string): string | null {
  const urgent = undecided.filter(({ band }) => band === 'high' || band === 'medium')
  if (urgent.length === 0) return null
  const named = urgent.slice(0, 4).map(({ vrm, band }) => `${vrm} (${bandNames[band as Band]})`)
  const more = urgent.length > named.length ? ` and ${urgent.length - named.length} more` : ''
  const them = urgent.length === 1 ? 'it' : 'each'
  return `You own ${named.join(', ')}${more} without a decision. ${what}: decide, release or pass ${them}, or hand over first. Nothing was changed.`
}
