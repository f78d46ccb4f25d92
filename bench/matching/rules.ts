import { LOOK_ALIKE_SETS } from '#lib/reads/mark/tight-fold.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** How peers search: each answers the listed marks its rule lets a read stand for, the exact one first. */
export type Rule = (listed: { has(mark: string): boolean }, read: string) => string[]

export const exactRule: Rule = (listed, read) => (listed.has(read) ? [read] : [])

/** Every listed mark within one substitution, insertion or deletion. */
export const oneEditRule: Rule = (listed, read) => {
  const found = new Set(exactRule(listed, read))
  const look = (mark: string) => {
    if (listed.has(mark)) found.add(mark)
  }
  for (let i = 0; i <= read.length; i++) {
    const before = read.slice(0, i)
    if (i < read.length) look(before + read.slice(i + 1))
    for (const character of ALPHABET) {
      if (i < read.length) look(before + character + read.slice(i + 1))
      look(before + character + read.slice(i))
    }
  }
  return [...found]
}

/** The best-documented peer: one difference, inside a set of look-alikes (the default Genetec documents). */
export const setsRule: Rule = (listed, read) => {
  const found = new Set(exactRule(listed, read))
  for (let i = 0; i < read.length; i++)
    for (const set of LOOK_ALIKE_SETS) {
      if (!set.includes(read.charAt(i))) continue
      for (const character of set) {
        const mark = read.slice(0, i) + character + read.slice(i + 1)
        if (listed.has(mark)) found.add(mark)
      }
    }
  return [...found]
}
