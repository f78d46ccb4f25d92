import { expect, it } from 'vitest'
import { emptySheet, isComplete, pressed, type Sheet } from './answers.ts'

const typed = (keys: string): Sheet => [...keys].reduce((sheet, key) => pressed(sheet, key) ?? sheet, emptySheet)

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
  expect(pressed(emptySheet, 'j')).toBeUndefined()
  expect(pressed(emptySheet, '5')).toBeUndefined()
  expect(pressed(emptySheet, 'Enter')).toBeUndefined()
})
