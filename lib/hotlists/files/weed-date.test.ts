import { expect, it } from 'vitest'
import { type DateOrder, parseWeedDate } from './weed-date.ts'

it.each<[string, DateOrder, string | null]>([
  ['2027-01-31', 'british', '2027-02-01T00:00:00.000Z'],
  ['2027-06-30', 'british', '2027-06-30T23:00:00.000Z'],
  ['20270131', 'british', '2027-02-01T00:00:00.000Z'],
  ['31/01/2027', 'british', '2027-02-01T00:00:00.000Z'],
  ['1.2.2027', 'british', '2027-02-02T00:00:00.000Z'],
  ['02/01/2027', 'american', '2027-02-02T00:00:00.000Z'],
  ['31/01/2027 14:30', 'british', '2027-01-31T14:30:00.000Z'],
  ['01/07/2027 14:30:15', 'british', '2027-07-01T13:30:15.000Z'],
  ['2027-07-01T14:30:00Z', 'british', '2027-07-01T14:30:00.000Z'],
  ['2027-07-01T14:30:00+02:00', 'british', '2027-07-01T12:30:00.000Z'],
  ['2027-07-01 14:30', 'stated', '2027-07-01T13:30:00.000Z'],
  ['25/12/2027', 'stated', '2027-12-26T00:00:00.000Z'],
  ['12/25/2027', 'stated', '2027-12-26T00:00:00.000Z'],
  ['03/03/2027', 'stated', '2027-03-04T00:00:00.000Z'],
  ['2027-10-31T01:30:00+01:00', 'british', '2027-10-31T00:30:00.000Z'],
  ['', 'british', null],
  ['n/a', 'british', null],
])('%s (%s) is %s', (text, order, at) => {
  const date = parseWeedDate(text, order)
  expect('at' in date ? (date.at?.toISOString() ?? null) : date.reason).toBe(at)
})

it.each<[string, DateOrder, RegExp]>([
  ['03/04/2027', 'stated', /day first or month first/],
  ['12/25/2027', 'british', /month first\?/],
  ['31/02/2027', 'british', /does not exist/],
  ['01/02/27', 'british', /two digits/],
  ['tomorrow', 'british', /no date/],
  ['31/10/2027 01:30', 'british', /comes twice/],
  ['28/03/2027 01:30', 'british', /go forward/],
  ['01/01/2027 24:00', 'british', /time/],
  ['0001-01-01', 'british', /year/],
])('%s (%s) is refused', (text, order, reason) => {
  const date = parseWeedDate(text, order)
  expect('reason' in date ? date.reason : date.at).toMatch(reason)
})
