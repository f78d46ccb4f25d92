import { LONGEST_MARK } from './shape.ts'

/** With fewer, a pattern stands for every tenth vehicle or more on the road. */
export const LEAST_LEGIBLE = 2

/** Why a list entry's mark, as `normalisePattern` writes it, cannot be matched; undefined when it can. */
export function refuseMark(mark: string): string | undefined {
  if (mark === '') return 'The mark is empty: nothing legible is left of it.'
  if (mark.length > LONGEST_MARK) return `The mark is longer than ${LONGEST_MARK} characters.`
  const wildcards = mark.length - mark.replace(/[?*]/g, '').length
  if (wildcards === 0) return undefined
  if (/[^A-Z0-9?*]/.test(mark)) return 'Wildcards can stand only beside Latin letters and digits.'
  const legible = mark.length - wildcards
  if (legible === 0) return 'The pattern is all wildcards: it would match every vehicle.'
  if (legible < LEAST_LEGIBLE) return `The pattern needs at least ${LEAST_LEGIBLE} legible characters.`
  if (mark.split('*').length > 4) return 'The pattern has more than three “*”.'
  return undefined
}
