import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type FileFormat, FileReader } from './file-reader.ts'

const MB = 2 ** 20
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** Pieces between two collections: what was let go counts as held until then. */
const collectEvery = 16
const given = {
  layout: { defaults: { grade: 'low', action: 'STOP', category: 'stolen', reason: 'Stolen' } },
  kind: 'full',
  covert: false,
  forceId: 'durrow',
  forces: new Map(),
  categories: new Map([['stolen', 'stolen']]),
  at: new Date('2026-11-22T21:00:00Z'),
} as const

/** What becomes of a file that is never held whole, and how much memory that took. */
function read(file: Iterable<Uint8Array>, format: FileFormat = 'csv') {
  const reader = new FileReader(format, given)
  const marks: string[] = []
  const refused: [number, string][] = []
  collect()
  const before = process.memoryUsage().rss
  let most = 0
  const take = (rows: ReturnType<FileReader['push']>) => {
    for (const row of rows) {
      if ('entry' in row) marks.push(row.entry.vrm)
      else if (refused.length < 1000) refused.push([row.line, row.refusal.code])
    }
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  let pieces = 0
  for (const piece of file) {
    take(reader.push(piece))
    if (++pieces % collectEvery === 0) collect()
  }
  take(reader.end())
  return { problem: reader.problem, marks, refused, mostMb: most / MB }
}

function* long(first: string, filling: string, last: string): Generator<Uint8Array> {
  yield Buffer.from(first)
  const piece = Buffer.alloc(MB, filling)
  for (let n = 0; n < 200; n++) yield piece
  yield Buffer.from(last)
}

describe('what is longer than any row', () => {
  it('a quoted cell of 200 MB spoils its own line', () => {
    const { marks, refused, mostMb } = read(long('AB30CDE,FORD\nAB31CDE,"', 'x', '"\nAB32CDE,FORD\n'))
    expect(marks).toEqual(['AB30CDE', 'AB32CDE'])
    expect(refused).toEqual([[2, 'row-too-long']])
    expect(mostMb).toBeLessThan(100)
  })

  it('a JSON line of 200 MB spoils its own line', () => {
    const row = (vrm: string) => `${JSON.stringify({ vrm })}\n`
    const file = long(`${row('AB30CDE')}{"vrm":"AB31CDE","make":"`, 'x', `"}\n${row('AB32CDE')}`)
    const { marks, refused, mostMb } = read(file, 'ndjson')
    expect(marks).toEqual(['AB30CDE', 'AB32CDE'])
    expect(refused).toEqual([[2, 'row-too-long']])
    expect(mostMb).toBeLessThan(100)
  })
})

describe('an archive by another name is refused by its first bytes, and never unpacked', () => {
  const zeros = Buffer.alloc(64 * MB)
  const entry = Buffer.concat([
    Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'),
    Buffer.alloc(20),
    deflateRawSync(zeros),
  ])
  it.each<[string, Uint8Array, RegExp]>([
    ['a zip bomb as list.csv', entry, /zip|Excel/i],
    ['a gzip bomb as list.csv', gzipSync(zeros), /gzip/],
  ])('%s', (_, bytes, problem) => {
    const found = read([bytes])
    expect(found.problem).toMatch(problem)
    expect(found.marks).toEqual([])
    expect(found.mostMb).toBeLessThan(20)
  })
})
