import { expect, it } from 'vitest'
import { alignMarks } from './alignment.ts'
import { spelled } from './spelling.ts'

const signs = { same: '=', 'look-alike': '~', different: '!', missing: '-', extra: '+', wildcard: '*' }
const written = (read: string, listed: string) =>
  alignMarks(read, listed)
    .map((place) => signs[place.state])
    .join('')

it.each([
  ['the same', 'AB84KDX', 'AB84KDX', '======='],
  ['spaces do not count', 'AB84 KDX', 'AB84KDX', '======='],
  ['a look-alike', 'AB84KOX', 'AB84KDX', '=====~='],
  ['another difference', 'AB84KWX', 'AB84KDX', '=====!='],
  ['a lost character', 'AB84KX', 'AB84KDX', '=====-='],
  ['one too many', 'AB844KDX', 'AB84KDX', '===+===='],
  ['one for one', 'AB84KDX', 'AB84K?X', '=====*='],
  ['any number', 'AB84KDX', 'AB*X', '==****='],
  ['any number may be none', 'ABX', 'AB*X', '==*='],
  ['nothing read', '', 'AB', '--'],
  ['a loop read as a bolt beside a loss', 'A884KX', 'AB84KDX', '=~===-='],
])('%s', (_name, read, listed, expected) => expect(written(read, listed)).toBe(expected))

it('gives back both marks in order', () => {
  const places = alignMarks('AB84KOX1', 'AB84KDX')
  expect(places.map((place) => place.read).join('')).toBe('AB84KOX1')
  expect(places.map((place) => place.listed).join('')).toBe('AB84KDX')
})

it('spells a mark letter by letter', () => expect(spelled('AB84 KDX')).toBe('A B 8 4 K D X'))
