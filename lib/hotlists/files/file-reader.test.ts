import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileReader, type FileRow } from './file-reader.ts'
import { csvLine } from './formula.ts'
import type { Layout } from './layout.ts'

const at = new Date('2026-11-22T21:00:00Z')
const usual: Layout = { defaults: { grade: 'low', action: 'STOP', category: 'stolen', reason: 'Stolen' } }

function read(file: Iterable<Uint8Array>, layout: Layout = usual, kind: 'full' | 'delta' = 'full') {
  const reader = new FileReader('csv', {
    layout,
    kind,
    covert: false,
    forceId: 'durrow',
    forces: new Map([['eden', 'eden']]),
    categories: new Map([['stolen', 'stolen']]),
    at,
  })
  const rows: FileRow[] = []
  for (const piece of file) rows.push(...reader.push(piece))
  rows.push(...reader.end())
  const entries = rows.flatMap((row) => ('entry' in row ? [row.entry] : []))
  const refusals = rows.flatMap((row) => ('refusal' in row ? [{ line: row.line, ...row.refusal }] : []))
  return { reader, entries, refusals, marks: entries.map(({ vrm }) => vrm) }
}

/** In pieces of a size that no row and no character keeps to. */
function* cut(bytes: Uint8Array, size = 7): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}
const utf8 = (text: string) => Buffer.from(text)

const voi =
  'AB30 CDE,CITROËN,C3,Blue,STOP,VI;SU,Stolen,B23,"Stop, and ""check""",Eden / M6,31/01/2027 14:30,30/1A,OFFICIAL,LOG-1,wait,REF-1\n'

describe('what is found out about a file', () => {
  const swap = (bytes: Buffer) => Buffer.from(bytes).swap16()
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(voi), 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(voi)]), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${voi}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', swap(Buffer.from(`\ufeff${voi}`, 'utf16le')), 'utf-16be'],
    ['UTF-16 LE without one', Buffer.from(voi, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without one', swap(Buffer.from(voi, 'utf16le')), 'utf-16be'],
    ['Windows-1252', Buffer.from(voi, 'latin1'), 'windows-1252'],
  ])('%s', (_name, bytes, encoding) => {
    const { reader, entries } = read(cut(bytes))
    expect(reader.problem).toBeUndefined()
    expect(reader.detected).toMatchObject({ encoding, header: false, delimiter: ',' })
    expect(entries).toMatchObject([
      {
        vrm: 'AB30CDE',
        make: 'CITROËN',
        information: 'Stop, and "check"',
        warningSignals: ['SU', 'VI'],
        forceId: 'eden',
        weedAt: new Date('2027-01-31T14:30:00Z'),
        sourceReference: 'REF-1',
        category: 'stolen',
      },
    ])
  })

  it('a file of UTF-8 with one line in Windows-1252 loses neither', () => {
    const head = `${'AB30CDE,CITROËN\n'.repeat(6000)}`
    const { entries, reader } = read(cut(Buffer.concat([utf8(head), Buffer.from('AB31CDE,CITROËN\n', 'latin1')]), 4096))
    expect(new Set(entries.map(({ make }) => make))).toEqual(new Set(['CITROËN']))
    expect(reader.detected).toMatchObject({ encoding: 'utf-8', foreignLines: 1 })
  })

  it.each([',', ';', '\t', '|'])('the delimiter %j, and headings in any order', (delimiter) => {
    const text = `${['Reason', 'Reg No', 'Spare 2'].join(delimiter)}\r\n${['Stolen', 'AB30CDE', 'R1'].join(delimiter)}\r\n`
    const { reader, entries } = read(cut(utf8(text)))
    expect(reader.detected).toMatchObject({ delimiter, header: true })
    expect(entries).toMatchObject([{ vrm: 'AB30CDE', sourceReference: 'R1' }])
  })

  it('a saved mapping, by heading and by number', () => {
    const text = 'plate colour;who;when\nAB30CDE;Jones;03/04/2027\n'
    const columns = { vrm: 'Plate Colour', contact: 2, weedAt: 'when' }
    expect(read([utf8(text)], { ...usual, columns }).refusals).toMatchObject([{ line: 2, code: 'bad-date' }])
    const { entries } = read([utf8(text)], { ...usual, columns, dates: 'british' })
    expect(entries).toMatchObject([{ vrm: 'AB30CDE', contact: 'Jones', weedAt: new Date('2027-04-03T23:00:00Z') }])
    const missing = read([utf8(text)], { ...usual, columns: { vrm: 'Kennzeichen' } })
    expect(missing.reader.problem).toMatch(/no column “Kennzeichen”/)
  })
})

describe('hostile and broken files', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /empty/],
    ['gzip', gzipSync(voi), /gzip/],
    ['an .xlsx', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(100)]), /Excel/],
    ['an .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /Excel/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), /UTF-32/],
    ['only a heading', utf8('VRM,Make\n'), /no rows/],
    ['headings without a mark', utf8('Make,Model\nFORD,KA\n'), /VRM, Mark or Registration/],
  ])('%s: the file is refused in words', (_name, bytes, problem) => {
    expect(read(cut(bytes, 1000)).reader.problem).toMatch(problem)
  })

  it('a line of 200 MB is one refused row, and what is held stays small', () => {
    const piece = Buffer.alloc(1 << 20, 'A')
    function* file() {
      yield utf8('AB30CDE,FORD\n')
      for (let i = 0; i < 200; i++) yield piece
      yield utf8('\nAB31CDE,FORD\n')
    }
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    const { marks, refusals } = read(file())
    expect(marks).toEqual(['AB30CDE', 'AB31CDE'])
    expect(refusals).toMatchObject([{ line: 2, code: 'row-too-long' }])
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
  })

  it('10,000 columns, NULs, open quotes and doubtful marks spoil their own rows only', () => {
    const rows = [
      `AB30CDE${',x'.repeat(10_000)}`,
      'AB31\0CDE,FORD',
      'AB32CDE,"FORD',
      'AB33CDE,FO\0RD',
      'ABCDEFGHIJKLMNOPQRSTUVW,FORD',
      'AB34CDE,"FO"RD',
      '*,FORD',
      'AB3?CDE,FORD',
      'АВ35СЕН,FORD',
      'AB36CDE,"=cmd|\'/c calc\'!A0"',
      ',,,',
      'AB37CDE,FORD',
    ]
    const { marks, entries, refusals, reader } = read(cut(utf8(rows.join('\n')), 997))
    expect(refusals.map(({ line, code }) => [line, code])).toEqual([
      [1, 'too-many-columns'],
      [2, 'nul'],
      [3, 'unclosed-quote'],
      [4, 'nul'],
      [5, 'bad-mark'],
      [6, 'unclosed-quote'],
      [7, 'bad-mark'],
      [8, 'partial-mark'],
    ])
    expect(marks).toEqual(['AB35CEH', 'AB36CDE', 'AB37CDE'])
    expect(reader.detected?.lookAlikes).toBe(1)
    // Kept as it came; made harmless where it is written out.
    expect(entries[1]?.make).toBe(`=cmd|'/c calc'!A0`)
    expect(csvLine([entries[1]?.make ?? ''])).toBe(`'=cmd|'/c calc'!A0\r\n`)
  })

  it('a file of which most rows are refused is given up', () => {
    function* file() {
      for (let i = 0; i < 200; i++) yield utf8('this is no mark at all,x\n'.repeat(1000))
    }
    const { reader } = read(file())
    expect(reader.problem).toMatch(/More than half of the first 50,000 rows/)
    expect(reader.rows).toBe(50_000)
  })
})

it('reads what was written, however it is cut and quoted', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aé",;\r\n \'='), maxLength: 8 }).map((text) => text.trim())
  const size = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      size,
      fc.boolean(),
      (cells, bytes, header) => {
        const rows = cells.map(([make, information], i) => {
          const quoted = [make, information].map((text) => `"${text.replaceAll('"', '""')}"`)
          return `AB30CD${'ABCDEFGH'[i]},${quoted.join(',')}\r\n`
        })
        const text = (header ? 'VRM,Make,Information\r\n' : '') + rows.join('')
        const columns = { vrm: 1, make: 2, information: 3 }
        const { entries, refusals } = read(cut(utf8(text), bytes), {
          ...usual,
          columns,
          header,
          delimiter: ',',
          defaults: { ...usual.defaults, reason: 'x' },
        })
        expect(refusals).toEqual([])
        expect(entries.map(({ make, information }) => [make ?? '', information ?? ''])).toEqual(cells)
      },
    ),
    { numRuns: 300 },
  )
})
