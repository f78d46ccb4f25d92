/** What a password that a person or a setting brings must have; generated ones have more. */
export const passwordLength = { least: 12, most: 128 } as const

// 27 characters that nobody confuses or hunts for on a keyboard: 12 of them are 57 bits.
const letters = 'abcdefghjkmnprstuxyz2346789'

/** Three groups of four easily typed characters, e.g. `hk3m-7ra2-xn8c`; `pick` answers a number from 0 below its argument. */
export function readablePassword(pick: (below: number) => number): string {
  const group = () => Array.from({ length: 4 }, () => letters[pick(letters.length)]).join('')
  return [group(), group(), group()].join('-')
}
