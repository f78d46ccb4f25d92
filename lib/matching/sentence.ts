import { displayMark } from '#lib/reads/mark/format.ts'
import type { AlignedCharacter, MatchKind } from './explanation.ts'

/** One sentence for the operator: what was read, what is listed, where they differ, how sure. */
export function matchSentence(
  kind: MatchKind,
  read: string,
  entry: string,
  aligned: readonly AlignedCharacter[],
  posterior: number,
): string {
  const sure = `${chance(posterior)} that it is the listed vehicle`
  if (kind === 'exact') return `Read ${displayMark(read)} exactly as listed: ${sure}.`
  const differences = aligned.filter(({ state }) => state !== 'same' && state !== 'wildcard').map(differenceWords)
  const where = differences.slice(0, 4).join(', ')
  if (kind === 'partial') {
    const fits = differences.length
      ? `fits the partial mark ${entry} but for ${where}`
      : `fits the partial mark ${entry}`
    return `Read ${displayMark(read)} ${fits}: ${sure}.`
  }
  return `Read ${displayMark(read)}, listed ${displayMark(entry)} (${where}): ${sure}.`
}

function differenceWords({ read, entry }: AlignedCharacter): string {
  if (read === '') return `${entry} not read`
  if (entry === '') return `extra ${read}`
  return `${entry} read as ${read}`
}

function chance(posterior: number): string {
  if (posterior >= 0.99) return 'over 99% likely'
  if (posterior < 0.01) return `about 1 chance in ${Math.round(1 / Math.max(posterior, 1e-6))}`
  return `${Math.round(100 * posterior)}% likely`
}
