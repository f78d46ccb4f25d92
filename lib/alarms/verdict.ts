import type { Checks } from './coding.ts'
import type { Verdict } from './states.ts'

/**
 * The verdict follows from the four checks: a wrong character is a misread; every check answered yes confirms;
 * anything else cannot be told from here. An entry no longer live is never confirmed.
 */
export function verdictOf(checks: Checks): Verdict {
  if (checks.characters === 'no') return 'misread'
  const allYes = Object.values(checks).every((answer) => answer === 'yes')
  return allYes ? 'confirmed' : 'cannot-tell'
}
