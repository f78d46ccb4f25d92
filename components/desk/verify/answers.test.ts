import { expect, it } from 'vitest'
import { emptySheet, isComplete, pressed, type Sheet } from './answers.ts'

const typed = (keys: string, from = emptySheet, inSight?: string): Sheet =>
  [...keys].reduce((sheet, key) => pressed(sheet, key, inSight) ?? sheet, from)

it('is filled by four presses of Y', () => {
  const { answers } = typed('yyyy')
  expect(answers).toEqual({ characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' })
  expect(isComplete(answers)).toBe(true)
  expect(isComplete(typed('yyy').answers)).toBe(false)
})

it('goes to a check by its number, corrects it, and comes back to the first open one', () => {
  expect(typed('3n').answers).toEqual({ entry: 'no' })
  expect(typed('3n').at).toBe('oddity')
  expect(typed('3n?').at).toBe('characters')
  expect(typed('yyyy1N').answers.characters).toBe('no')
})

it('leaves other keys alone', () => {
  expect(pressed(emptySheet, 'j', undefined)).toBeUndefined()
  expect(pressed(emptySheet, '5', undefined)).toBeUndefined()
  expect(pressed(emptySheet, 'Enter', undefined)).toBeUndefined()
})

it('is about the picture whose characters were judged, whatever came since', () => {
  const judged = typed('n', emptySheet, 'first')
  expect(typed('yyy', judged, 'second')).toMatchObject({
    readId: 'first',
    answers: { characters: 'no', oddity: 'yes' },
  })
  expect(typed('1y', judged, 'second').readId).toBe('second')
  expect(typed('2y', emptySheet, 'first').readId).toBeUndefined()
})
