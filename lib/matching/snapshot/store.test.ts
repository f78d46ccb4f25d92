import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createMatcher, type ListedMark } from '../matcher.ts'
import { loadSnapshot, saveSnapshot } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchdesk-snapshot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entries: ListedMark[] = [
  {
    entryId: '00000000-0000-4000-8000-000000000001',
    listId: 'a',
    mark: 'AB30CDE',
    detail: { make: 'FORD', restricted: true },
  },
  { entryId: 'by hand', listId: 'a', mark: 'AB31CDE', detail: { tau: 0.0001 } },
  { entryId: 'partial', listId: 'b', mark: 'XK3?CDE' },
  { entryId: 'foreign', listId: 'b', mark: '京A12345' },
]
const reads = ['AB30CDE', 'A831CDE', 'XK35CDE', '京A12345', 'WW99XYZ'].map((mark) => ({ mark, capturedAtMs: 0 }))

test('a matcher read back answers as the one written down, and goes on changing', async () => {
  const path = join(folder, 'whole')
  const first = createMatcher()
  for (const entry of entries) first.add(entry)
  first.add({ entryId: 'gone', listId: 'b', mark: 'XK39XYZ' })
  first.remove('gone')
  await saveSnapshot(path, first.snapshot())
  const expected = reads.map((read) => JSON.stringify(first.match(read)))
  const again = createMatcher({}, await loadSnapshot(path))
  expect(again.size).toBe(4)
  expect(reads.map((read) => JSON.stringify(again.match(read)))).toEqual(expected)
  expect(again.remove('partial')).toBe(true)
  again.add({ entryId: 'new', listId: 'a', mark: 'WW99XYZ' })
  expect(again.match(reads[4] as (typeof reads)[0]).map(({ entryId }) => entryId)).toEqual(['new'])
  again.replaceList('a', []).finish()
  expect(again.size).toBe(1)
})

test('weed dates and what entries have alike are read back with them', async () => {
  const path = join(folder, 'details')
  const first = createMatcher()
  const weedAtMs = Date.UTC(2027, 0, 1)
  const marks = ['AB30CDE', 'AB32CDE', 'AB34CDE', 'AB36CDE']
  for (const [n, mark] of marks.entries())
    first.add({
      entryId: `e${n}`,
      listId: 'a',
      mark,
      weedAtMs: weedAtMs + n,
      detail: { make: n < 3 ? 'FORD' : 'FIAT' },
    })
  first.add({ entryId: 'other', listId: 'a', mark: 'AB38CDE', detail: { make: 'OPEL' } })
  first.remove('e3') // its detail goes, and its number with it
  await saveSnapshot(path, first.snapshot())
  const again = createMatcher({}, await loadSnapshot(path))
  const found = (mark: string, capturedAtMs: number) =>
    again.match({ mark, capturedAtMs }).flatMap((match) => (match.mark === mark ? [match.described?.make] : []))
  expect(marks.map((mark) => found(mark, weedAtMs))).toEqual([[], ['FORD'], ['FORD'], []])
  expect(found('AB38CDE', weedAtMs + 10)).toEqual(['OPEL'])
  for (const id of ['e0', 'e1', 'e2']) again.remove(id)
  again.add({ entryId: 'new', listId: 'a', mark: 'AB30CDE', detail: { make: 'FIAT' } })
  expect(found('AB30CDE', weedAtMs + 10)).toEqual(['FIAT'])
  expect(found('AB38CDE', weedAtMs + 10)).toEqual(['OPEL'])
})

test('entries of a revision that was not in yet are not in the snapshot read back', async () => {
  const path = join(folder, 'halfway')
  const first = createMatcher({ now: () => 0 })
  first.add(entries[0] as ListedMark)
  let ms = 0
  const slow = createMatcher({ now: () => ms++ })
  slow.add(entries[0] as ListedMark)
  slow
    .replaceList(
      'a',
      Array.from({ length: 1000 }, (_, i) => ({ entryId: `e${i}`, listId: 'a', mark: `K${i}` })),
    )
    .step(0)
  await saveSnapshot(path, slow.snapshot())
  const again = createMatcher({}, await loadSnapshot(path))
  expect(again.size).toBe(1)
  expect(again.match({ mark: 'K1', capturedAtMs: 0 })).toEqual([])
})

test('a writer that dies halfway leaves the file before it', async () => {
  const path = join(folder, 'whole')
  const before = readFileSync(path)
  const { header, parts } = createMatcher().snapshot()
  const dying = {
    get buffer(): never {
      throw new Error('killed')
    },
  } as unknown as Int32Array
  await expect(saveSnapshot(path, { header, parts: [...parts, dying] })).rejects.toThrow('killed')
  expect(readFileSync(path)).toEqual(before)
  expect(statSync(`${path}.draft`).mode & 0o777).toBe(0o600)
  expect((await loadSnapshot(path))?.header.entries.rows).toBeGreaterThan(0)
})

test('one bit that changed makes it no snapshot', async () => {
  const bytes = readFileSync(join(folder, 'whole'))
  const flipped = join(folder, 'flipped')
  for (const at of [40, bytes.length >> 1, bytes.length - 1]) {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] as number) ^ 4
    writeFileSync(flipped, copy)
    expect(await loadSnapshot(flipped)).toBeUndefined()
  }
})

test('what is not there, not whole or not ours is no snapshot', async () => {
  const path = join(folder, 'whole')
  expect(await loadSnapshot(join(folder, 'nothing'))).toBeUndefined()
  const bytes = readFileSync(path)
  const cut = join(folder, 'cut')
  writeFileSync(cut, bytes.subarray(0, bytes.length - 100))
  expect(await loadSnapshot(cut)).toBeUndefined()
  writeFileSync(cut, 'something else altogether')
  expect(await loadSnapshot(cut)).toBeUndefined()
  writeFileSync(cut, Buffer.concat([bytes.subarray(0, 16), Buffer.from('not json'), bytes.subarray(24)]))
  expect(await loadSnapshot(cut)).toBeUndefined()
})

test('whoever reads a snapshot may ask for less than whoever wrote it', async () => {
  const writer = createMatcher({ tau: 0.3 })
  writer.add({ entryId: 'e', listId: 'l', mark: 'AB34CDE' })
  const path = join(folder, 'stricter.snapshot')
  await saveSnapshot(path, writer.snapshot())
  const reader = createMatcher({ tau: 0.001 }, await loadSnapshot(path))
  const read = { mark: 'AB34CD', confidence: 50, capturedAtMs: 0 }
  expect(writer.match(read)).toEqual([])
  expect(reader.match(read).map(({ mark }) => mark)).toEqual(['AB34CDE'])
})
