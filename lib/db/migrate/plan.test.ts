import { describe, expect, test } from 'vitest'
import { MigrationError, planMigrations } from './plan.ts'

const file = (name: string, checksum = 'a') => ({ name, checksum, sql: '' })
const booked = (name: string, checksum = 'a', finished = true) => ({ name, checksum, finished })

describe('planMigrations', () => {
  test('what is missing, in order of name', () => {
    const plan = planMigrations([booked('0001_a')], [file('0003_c'), file('0001_a'), file('0002_b')])
    expect(plan.map(({ name }) => name)).toEqual(['0002_b', '0003_c'])
  })

  test.each([
    ['changed after it was applied', [booked('0001_a', 'b')], [file('0001_a')]],
    ['begun but never finished', [booked('0001_a', 'a', false)], [file('0001_a')]],
    ['does not know', [booked('0001_a'), booked('0009_z')], [file('0001_a')]],
  ])('refuses: %s', (words, book, files) => {
    expect(() => planMigrations(book, files)).toThrow(MigrationError)
    expect(() => planMigrations(book, files)).toThrow(words)
  })
})
