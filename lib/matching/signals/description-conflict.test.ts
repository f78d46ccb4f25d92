import { expect, test } from 'vitest'
import { descriptionConflict } from './description-conflict.ts'

test.each([
  ['alike', { make: 'Ford', colour: 'blue' }, { make: 'FORD', colour: 'Blue' }, []],
  ['another make', { make: 'Ford' }, { make: 'BMW' }, ['make']],
  ['short names of makes', { make: 'VW' }, { make: 'Volkswagen' }, []],
  ['a model told more exactly', { model: 'Golf GTI' }, { model: 'GOLF' }, []],
  ['another model', { model: 'Golf' }, { model: 'Polo' }, ['model']],
  ['silver and grey', { colour: 'silver' }, { colour: 'grey' }, []],
  ['red and blue', { colour: 'red' }, { colour: 'blue' }, ['colour']],
  ['nothing told', {}, { make: 'BMW', colour: 'blue' }, []],
  ['told to be unknown', { make: 'unknown', colour: '' }, { make: 'BMW', colour: 'blue' }, []],
  [
    'all three',
    { make: 'Ford', model: 'Focus', colour: 'red' },
    { make: 'BMW', model: 'X5', colour: 'black' },
    ['make', 'model', 'colour'],
  ],
])('%s', (_name, read, entry, differences) => {
  expect(descriptionConflict(read, entry)?.differences.map(({ of }) => of) ?? []).toEqual(differences)
})
