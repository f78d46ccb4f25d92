import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import { refuseMark } from '#lib/reads/mark/pattern.ts'
import { LONGEST_MARK } from '#lib/reads/mark/shape.ts'
import { quote, Refused } from './row-refusal.ts'

/** Whether a mark is written with letters of another script, which are read as the Latin ones they look like. */
export const hasLookAlikes = (written: string): boolean => /[\u0370-\u052f]/.test(written)

/** The mark as it is kept; throws Refused. */
export function markOf(written: string): string {
  const refuse = (code: string, reason: string) => new Refused({ code, field: 'vrm', value: quote(written), reason })
  if (written === '') throw refuse('no-mark', 'The row has no mark')
  if (written.length > LONGEST_MARK && written.replace(/[^\p{L}\p{N}?*]/gu, '').length > LONGEST_MARK) {
    throw refuse('bad-mark', `The mark is longer than ${LONGEST_MARK} characters`)
  }
  const mark = normalisePattern(written)
  const reason = refuseMark(mark)
  if (reason) throw refuse('bad-mark', reason.replace(/\.$/, ''))
  return mark
}
