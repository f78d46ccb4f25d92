/**
 * Middle lines of plate characters in a box 50 wide and 79 high, to be stroked 13 wide (a British plate's proportions in
 * millimetres). Drawn by hand for this world, so pictures need no font. O and 0, I and 1 share a glyph, as on plates.
 */
const O = 'M25 7Q43 7 43 25V54Q43 72 25 72Q7 72 7 54V25Q7 7 25 7Z'
const P = 'M7 79V7H27Q43 7 43 25Q43 43 27 43H7'
const I = 'M7 0V79'

const lines: Readonly<Record<string, string>> = {
  A: 'M7 79L25 9L43 79M13 56H37',
  B: 'M28 38H7M7 7H28Q42 7 42 22Q42 38 28 38Q43 38 43 55Q43 72 28 72H7Z',
  C: 'M43 25V22Q43 7 25 7Q7 7 7 22V57Q7 72 25 72Q43 72 43 57V54',
  D: 'M7 7H25Q43 7 43 25V54Q43 72 25 72H7Z',
  E: 'M45 7H7V72H45M7 39H39',
  F: 'M45 7H7V79M7 39H39',
  G: 'M43 25V22Q43 7 25 7Q7 7 7 22V57Q7 72 25 72Q43 72 43 57V43H27',
  H: 'M7 0V79M43 0V79M7 39H43',
  I,
  J: 'M43 0V57Q43 72 25 72Q7 72 7 57V50',
  K: 'M7 0V79M45 0L9 46M19 34L45 79',
  L: 'M7 0V72H45',
  M: 'M7 79V3L25 46L43 3V79',
  N: 'M7 79V4L43 75V0',
  O,
  P,
  Q: `${O}M28 54L45 77`,
  R: `${P}M26 43L44 79`,
  S: 'M43 23V22Q43 7 25 7Q7 7 7 22Q7 35 25 39Q43 44 43 57Q43 72 25 72Q7 72 7 57V55',
  T: 'M0 7H50M25 7V79',
  U: 'M7 0V54Q7 72 25 72Q43 72 43 54V0',
  V: 'M6 0L25 70L44 0',
  W: 'M5 0L14 70L25 28L36 70L45 0',
  X: 'M6 0L44 79M44 0L6 79',
  Y: 'M6 0L25 42L44 0M25 40V79',
  Z: 'M5 7H41L8 72H46',
  0: O,
  1: I,
  2: 'M7 25V22Q7 7 25 7Q43 7 43 23Q43 33 34 43L9 72H46',
  3: 'M7 21Q8 7 25 7Q42 7 42 22Q42 38 22 38Q43 38 43 55Q43 72 25 72Q7 72 6 57',
  4: 'M34 79V7L8 57H48',
  5: 'M43 7H11L9 38Q15 31 25 31Q43 31 43 51Q43 72 25 72Q9 72 7 58',
  6: 'M37 4L13 40Q7 47 7 53Q7 72 25 72Q43 72 43 53Q43 34 25 34Q18 34 13 40',
  7: 'M5 7H42L18 79',
  8: 'M25 37Q9 37 9 22Q9 7 25 7Q41 7 41 22Q41 37 25 37Q43 37 43 54Q43 72 25 72Q7 72 7 54Q7 37 25 37Z',
  9: 'M13 75L37 39Q43 32 43 26Q43 7 25 7Q7 7 7 26Q7 45 25 45Q32 45 37 39',
}

const NARROW = 14
const WIDE = 50
const GAP = 11
const SPACE = 33

export const GLYPH_HEIGHT = 79

/** Path data of a whole mark from x = 0 at the top line, and its width; characters without a glyph leave a hole. */
export function markPath(spaced: string): { path: string; width: number } {
  let x = 0
  const paths: string[] = []
  for (const character of spaced.toUpperCase()) {
    if (character === ' ') {
      x += SPACE - GAP
      continue
    }
    const line = lines[character]
    if (line) paths.push(`<path transform="translate(${x})" d="${line}"/>`)
    x += (character === 'I' || character === '1' ? NARROW : WIDE) + GAP
  }
  return { path: paths.join(''), width: Math.max(0, x - GAP) }
}
