import { describe, expect, test } from 'vitest'
import { isHeading, parseEntryLine, splitRow } from './entry-line.ts'
import { parseReadLine } from './read-line.ts'

describe('a row of the list', () => {
  test('of the 16-column layout', () => {
    const row = 'ab30 cde,Ford,Focus,Blue,SILENT,VI,Stolen,,,"Durrow, North",31/12/2026,,,,,'
    const { entry, written } = parseEntryLine(splitRow(row) ?? [], 7)
    expect(written).toBe('AB30CDE')
    expect(entry).toEqual({
      entryId: 'row-7',
      listId: 'replay',
      mark: 'AB30CDE',
      make: 'Ford',
      model: 'Focus',
      colour: 'Blue',
      category: 'Stolen',
      restricted: true,
      scope: { untilMs: Date.UTC(2027, 0, 1) },
    })
  })

  test.each([
    ['a mark alone', 'AB3O CDE', 'AB30CDE', 'AB3OCDE'],
    ['a pattern', 'ab3? c**', 'AB3?C*', 'AB3?C**'],
    ['a foreign mark is told as its owner wrote it', 'J1T7463', 'JIT7463', 'J1T7463'],
    ['nothing', '', '', ''],
  ])('%s', (_name, row, mark, written) => {
    expect(parseEntryLine(splitRow(row) ?? [], 1)).toMatchObject({ entry: { mark }, written })
  })

  test('whose quotes do not close is no row; a weed date that is none is left out', () => {
    expect(splitRow('"AB30CDE,Ford')).toBeUndefined()
    expect(parseEntryLine(['AB30CDE', '', '', '', '', '', '', '', '', '', 'soon'], 1).entry.scope).toBeUndefined()
  })

  test('that names the columns is told from a mark', () => {
    expect(isHeading(['VRM', 'Make'])).toBe(true)
    expect(isHeading(['Registration Mark'])).toBe(true)
    expect(isHeading(['AB30CDE'])).toBe(false)
    expect(isHeading([])).toBe(false)
  })
})

describe('a line of reads', () => {
  test('as the contract has it', () => {
    const line =
      '{"vrm":"ab3o cde","cameraId":"c","capturedAt":"2026-11-23T10:00:00Z","confidence":88,"characters":[{"char":"A","confidence":9}],"candidates":[{"vrm":"AB30CDE","confidence":88}],"odd":1}'
    expect(parseReadLine(line)).toEqual({
      read: {
        mark: 'AB30CDE',
        capturedAtMs: Date.UTC(2026, 10, 23, 10),
        cameraId: 'c',
        confidence: 88,
        characters: [{ char: 'A', confidence: 9 }],
        candidates: [{ vrm: 'AB30CDE', confidence: 88 }],
      },
    })
  })

  test('leaves out what cannot be used', () => {
    expect(
      parseReadLine('{"vrm":"AB30CDE","confidence":140,"candidates":"no","characters":[1],"capturedAt":7}'),
    ).toEqual({
      read: { mark: 'AB30CDE', capturedAtMs: 0 },
    })
  })

  test.each([
    ['nonsense', /JSON/],
    ['[]', /object/],
    ['null', /object/],
    ['{"cameraId":"c"}', /missing/],
    ['{"vrm":" - "}', /legible/],
  ])('%s is a problem', (line, problem) => {
    expect(parseReadLine(line)).toMatchObject({ problem: expect.stringMatching(problem) })
  })
})
