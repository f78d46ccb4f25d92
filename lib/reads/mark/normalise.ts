import { latinOf } from './look-alikes.ts'
import { foldByPosition } from './position-fold.ts'
import { LONGEST_MARK } from './shape.ts'

/** By UTF-16 unit: whether it stands in a mark as it is, and whether a position decides how it is written. */
const AS_IT_IS = 1
const BY_POSITION = 2
const written = new Uint8Array(128)
for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') written[character.charCodeAt(0)] = AS_IT_IS
for (const character of 'O0I1') written[character.charCodeAt(0)] = AS_IT_IS | BY_POSITION

/** What is so of all its characters, and `BY_POSITION` when it is of any; 0 when some are to be spelt otherwise. */
function signsOf(raw: string): number {
  if (raw.length === 0 || raw.length > LONGEST_MARK) return 0
  let all = AS_IT_IS
  let any = 0
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    const signs = unit < 128 ? (written[unit] as number) : 0
    all &= signs
    any |= signs
  }
  return all === 0 ? 0 : any
}

/**
 * One spelling for each mark: capitals, no separators, look-alikes of other scripts as Latin, O/0 and I/1 as the format
 * demands, at most 16 characters. Never throws, never refuses; '' when nothing legible is left. Idempotent.
 */
export function normaliseMark(raw: string): string {
  // A loop and no regular expression: nearly every read and entry comes as it is (64 against 197 ns).
  const signs = signsOf(raw)
  if (signs === AS_IT_IS) return raw
  return foldByPosition(signs === 0 ? spell(raw, latinOf) : raw)
}

const patternSign = /^[?*]$/

/** As `normaliseMark`, for list entries: keeps `?` (one character) and `*` (any run), a run of `*` written once. */
export function normalisePattern(raw: string): string {
  if (signsOf(raw) !== 0) return foldByPosition(raw)
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
