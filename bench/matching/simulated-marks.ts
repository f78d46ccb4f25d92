import { pick, type Random } from './random.ts'

const AREA = 'ABCDEFGHJKLMNOPRSTUVWXY'
const LAST = 'ABCDEFGHJKLMNOPRSTUVWXYZ'
const PREFIX = 'ABCDEFGHJKLMNPRSTVWXY'
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Age identifiers that are not issued yet, so that no simulated mark is anybody's. */
const AGES = [...range(30, 50), ...range(80, 100)].map(String)

const letters = (from: string, count: number, rnd: Random) =>
  Array.from({ length: count }, () => pick(from, rnd)).join('')
const digits = (count: number, rnd: Random) => String(Math.floor(rnd() * 10 ** count)).padStart(count, '0')

/** The mix of UK traffic: nine in ten current, the rest older. */
export function ukMark(rnd: Random): string {
  const kind = rnd()
  if (kind < 0.9) return letters(AREA, 2, rnd) + pick(AGES, rnd) + letters(LAST, 3, rnd)
  if (kind < 0.96) return pick(PREFIX, rnd) + String(1 + Math.floor(rnd() * 999)) + letters(LAST, 3, rnd)
  if (kind < 0.98) return letters(LAST, 3, rnd) + String(1 + Math.floor(rnd() * 999)) + pick(PREFIX, rnd)
  return letters(LAST, 3, rnd) + String(1 + Math.floor(rnd() * 999))
}

/** UK, EU, BR and US style marks, a quarter each: what the marks of the real photographs are hidden among. */
export function worldMark(rnd: Random): string {
  const kind = Math.floor(rnd() * 4)
  if (kind === 0) return ukMark(rnd)
  if (kind === 1)
    return rnd() < 0.6
      ? letters(ANY, 2, rnd) + digits(3, rnd) + letters(ANY, 2, rnd)
      : letters(ANY, 2 + Math.floor(rnd() * 2), rnd) + letters(ANY, 1, rnd) + digits(3 + Math.floor(rnd() * 2), rnd)
  if (kind === 2) return letters(ANY, 3, rnd) + digits(4, rnd)
  return americanMark(rnd)
}

function americanMark(rnd: Random): string {
  switch (Math.floor(rnd() * 6)) {
    case 0:
      return digits(3, rnd) + letters(ANY, 3, rnd)
    case 1:
      return letters(ANY, 3, rnd) + digits(3, rnd)
    case 2:
      return letters(ANY, 3, rnd) + digits(4, rnd)
    case 3:
      return digits(1, rnd) + letters(ANY, 3, rnd) + digits(3, rnd)
    case 4:
      return letters(ANY, 2, rnd) + digits(4, rnd)
    default:
      return Array.from({ length: 5 + Math.floor(rnd() * 3) }, () => pick(`${ANY}0123456789`, rnd)).join('')
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
