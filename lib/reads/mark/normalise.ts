import { latinOf } from './look-alikes.ts'
import { foldByPosition } from './position-fold.ts'
import { LONGEST_MARK } from './shape.ts'

const ready = /^[A-Z0-9]{1,16}$/

/**
 * One spelling for each mark: capitals, no separators, look-alikes of other scripts as Latin, O/0 and I/1 as the format
 * demands, at most 16 characters. Never throws, never refuses; '' when nothing legible is left. Idempotent.
 */
export function normaliseMark(raw: string): string {
  return foldByPosition(ready.test(raw) ? raw : spell(raw, latinOf))
}

const patternSign = /^[?*]$/

/** As `normaliseMark`, for list entries: keeps `?` (one character) and `*` (any run), a run of `*` written once. */
export function normalisePattern(raw: string): string {
  if (ready.test(raw)) return foldByPosition(raw)
  const spelt = spellPattern(raw)
  return isPattern(spelt) ? spelt.replace(/\*+/g, '*') : foldByPosition(spelt)
}

export const isPattern = (mark: string): boolean => mark.includes('?') || mark.includes('*')

/** As written but for case, separators and look-alikes of other scripts: what a list's owner would recognise. */
export const spellPattern = (raw: string): string =>
  spell(raw, (character) => (patternSign.test(character) ? character : latinOf(character)))

function spell(raw: string, letter: (character: string) => string): string {
  // A plate of 16 characters needs no more than this, however it is spaced; the bound keeps hostile input cheap.
  const bounded = raw
    .slice(0, 8 * LONGEST_MARK)
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
  let spelt = ''
  for (const character of bounded) spelt += letter(character)
  const composed = spelt.normalize('NFKC')
  return composed.length <= LONGEST_MARK ? composed : [...composed].slice(0, LONGEST_MARK).join('')
}
