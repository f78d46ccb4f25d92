import { expect, it } from 'vitest'
import { entryDefaultsFrom } from './entry-defaults-from.ts'

const usual = { entryGrade: 'medium', entryAction: 'STOP', entryLifeDays: '28', entryReviewDays: '' }
const filled = (change: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...usual, ...change })) form.set(name, value)
  return form
}

it.each<[string, Record<string, string>, Record<string, unknown> | null, Record<string, unknown> | null]>([
  ['a category without defaults, untouched', {}, null, null],
  [
    'one with some, untouched',
    { entryLifeDays: '7', entryReviewDays: '2' },
    { lifeDays: 7, reviewDays: 2 },
    { lifeDays: 7, reviewDays: 2 },
  ],
  ['a grade of its own', { entryGrade: 'high' }, null, { grade: 'high' }],
  ['back to the usual', {}, { grade: 'high', lifeDays: 7 }, { grade: 'medium', lifeDays: 28 }],
  ['no review interval any more', {}, { reviewDays: 2 }, {}],
  ['to be confirmed', { entryConfirm: 'on' }, null, { confirm: true }],
  ['what the form does not show stays', {}, { ours: 1 }, { ours: 1 }],
])('%s', (_, change, before, after) => {
  expect(entryDefaultsFrom(filled(change), before)).toEqual(after)
})
