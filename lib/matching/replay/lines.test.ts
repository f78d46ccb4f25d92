import { describe, expect, test } from 'vitest'
import { parseEntryLine } from './entry-line.ts'
import { parseHeading, usualColumns } from './heading.ts'
import { parseReadLine } from './read-line.ts'
import { RowReader, splitRow } from './row.ts'

describe('a row of the list', () => {
  test('of the 16-column layout', () => {
    const row = 'ab30 cde,Ford,Focus,Blue,SILENT,VI,Stolen,,,"Durrow, North",31/12/2026,,,,,'
    const { entry, written } = parseEntryLine(splitRow(row) ?? [], 7)
    expect(written).toBe('AB30CDE')
    expect(entry).toEqual({
      entryId: 'row-7',
      listId: 'replay',
      mark: 'AB30CDE',
      detail: {
        make: 'Ford',
        model: 'Focus',
        colour: 'Blue',
        category: 'Stolen',
        restricted: true,
        scope: { untilMs: Date.UTC(2027, 0, 1) },
      },
    })
  })

  test.each([
    ['a mark alone', 'AB3O CDE', 'AB30CDE', 'AB3OCDE'],
    ['a pattern', 'ab3? c**', 'AB3?C*', 'AB3?C**'],
    ['a foreign mark is told as its owner wrote it', 'J1T7463', 'JIT7463', 'J1T7463'],
    ['Cyrillic letters drawn like Latin ones', 'АВ30 СОЕ', 'AB30COE', 'AB30COE'],
    ['quotes and spaces', '  " ab30-cde "  ', 'AB30CDE', 'AB30CDE'],
    ['nothing', '', '', ''],
  ])('%s', (_name, row, mark, written) => {
    expect(parseEntryLine(splitRow(row) ?? [], 1)).toMatchObject({ entry: { mark }, written })
  })

  test('a weed date that is none is left out', () => {
    expect(parseEntryLine(['AB30CDE', '', '', '', '', '', '', '', '', '', 'soon'], 1).entry.detail).toEqual({})
  })

  test.each([
    ['a,b,,c', ['a', 'b', '', 'c']],
    ['"a, b","say ""no""",""', ['a, b', 'say "no"', '']],
    ['a "quoted" word,b', ['a "quoted" word', 'b']],
    ['"broken,b', undefined],
    ['"a" b,c', undefined],
  ])('%s is split', (row, cells) => expect(splitRow(row)).toEqual(cells))
})

describe('lines become rows', () => {
  const rowsOf = (text: string) => {
    const reader = new RowReader()
    const rows = text.split('\n').flatMap((line) => reader.take(line))
    return [...rows, ...reader.end()].map(({ line, cells }) => [line, cells?.join('|')])
  }
  const many = Array.from({ length: 200 }, (_, i) => `M${i}`)

  test.each([
    [
      'one a line',
      'A\nB,1',
      [
        [1, 'A'],
        [2, 'B|1'],
      ],
    ],
    [
      'a quoted cell over lines',
      'A,"one\ntwo",x\nB',
      [
        [1, 'A|one\ntwo|x'],
        [3, 'B'],
      ],
    ],
    [
      'a quote that never closes spoils its line',
      'A\n"B\nC\nD',
      [
        [1, 'A'],
        [2, undefined],
        [3, 'C'],
        [4, 'D'],
      ],
    ],
    [
      'two such',
      '"A\nB\n"C\nD',
      [
        [1, undefined],
        [2, 'B'],
        [3, undefined],
        [4, 'D'],
      ],
    ],
    ['far from the end', `"A\n${many.join('\n')}`, [[1, undefined], ...many.map((mark, i) => [i + 2, mark])]],
  ])('%s', (_name, text, rows) => expect(rowsOf(text)).toEqual(rows))
})

describe('a first row', () => {
  test.each([
    ['VRM,Vehicle Make', usualColumns],
    ['Registration Mark', usualColumns],
    ['vrm', usualColumns],
    ['Number Plate', usualColumns],
    ['AB30CDE', undefined],
    ['AB30CDE,Ford,Focus', undefined],
    ['', undefined],
  ])('%s', (row, columns) => {
    expect(parseHeading(splitRow(row) ?? [])).toEqual(columns && { columns })
  })

  test('that begins with the mark may name what stands beside it in another order', () => {
    expect(parseHeading(['VRM', 'Reason', 'Action', 'Weed Date'])).toMatchObject({
      columns: { vrm: 0, reason: 1, action: 2, weedDate: 3, make: -1 },
    })
  })

  test('may name the columns in another order; one that names none for the mark is a problem', () => {
    const other = parseHeading(['Id', 'Make', 'VRM', 'Weed Date'])
    expect(other).toMatchObject({ columns: { vrm: 2, make: 1, weedDate: 3, model: -1 } })
    const { columns } = other as { columns: typeof usualColumns }
    expect(parseEntryLine(['7', 'Ford', 'ab30cde', ''], 1, columns).entry).toMatchObject({
      mark: 'AB30CDE',
      detail: { make: 'Ford' },
    })
    expect(parseHeading(['Make', 'Model', 'Colour'])).toMatchObject({ problem: expect.stringContaining('VRM') })
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
    ['88', 88],
    ['"88.5"', 88.5],
    ['0.5', 50],
    ['1', 100],
    ['0', 0],
    ['""', undefined],
    ['"sure"', undefined],
    ['null', undefined],
    ['-1', undefined],
    ['[88]', undefined],
  ])('a confidence of %s', (sent, confidence) => {
    expect(parseReadLine(`{"vrm":"AB30CDE","confidence":${sent}}`)).toEqual({
      read: { mark: 'AB30CDE', capturedAtMs: 0, ...(confidence !== undefined && { confidence }) },
    })
  })

  test.each([
    ['12345', '12345'],
    ['"ab30?de*"', 'AB30DE'],
    ['" ав30 сое "', 'AB30COE'],
  ])('a mark written %s', (sent, mark) => {
    expect(parseReadLine(`{"vrm":${sent}}`)).toMatchObject({ read: { mark } })
  })

  test.each([
    ['nonsense', /JSON/],
    ['[]', /object/],
    ['null', /object/],
    ['{"cameraId":"c"}', /missing/],
    ['{"vrm":null}', /missing/],
    ['{"vrm":{}}', /text/],
    ['{"vrm":" - "}', /legible/],
  ])('%s is a problem', (line, problem) => {
    expect(parseReadLine(line)).toMatchObject({ problem: expect.stringMatching(problem) })
  })
})
