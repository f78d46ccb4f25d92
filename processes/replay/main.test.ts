import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'watchdesk-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(args: string[]) {
  return spawnSync(process.execPath, ['processes/replay/main.ts', ...args], { encoding: 'utf8' })
}

function replay(list: string | Buffer, reads: string, ...more: string[]) {
  const [listPath, readsPath, outPath] = ['list.csv', 'reads.ndjson', 'out.ndjson'].map((name) => join(folder, name))
  writeFileSync(listPath as string, list)
  writeFileSync(readsPath as string, reads)
  const files = ['--list', listPath, '--reads', readsPath, '--out', outPath] as string[]
  const { status, stderr } = run([...files, ...more])
  const out = status === 0 ? readFileSync(outPath as string, 'utf8') : ''
  const matches = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { status, stderr, matches }
}

const read = (vrm: string) => JSON.stringify({ vrm, cameraId: 'c', capturedAt: '2026-11-23T10:00:00Z' })

test('writes the matches of each read, best first, by the line the read stands on; bad lines are told and stop nothing', () => {
  const list = '\uFEFFVRM,Make\r\nAB30CDE,Ford\r\n"A830 CDE",BMW\r\n??,\r\n"broken\r\n\r\nXK3?CDE,\r\n'
  const reads = [read('A830CDE'), 'not json', '', '{"vrm":true}', read('xk31 cde'), read('WW99XYZ')].join('\n')
  const { status, stderr, matches } = replay(list, reads, '--tau', '0.0001')
  expect(status).toBe(0)
  expect(matches.map(({ read: line, entry, kind }) => [line, entry, kind])).toEqual([
    [0, 'A830CDE', 'exact'],
    [4, 'XK3?CDE', 'partial'],
  ])
  expect(matches[0].explanation.runnersUp[0].mark).toBe('AB30CDE')
  expect(matches[0]).toMatchObject({ posterior: expect.any(Number), explanation: { v: 1, kind: 'exact' } })
  for (const said of ['row 4', 'row 5', 'line 1', 'line 3', '3 entries', '4 lines not used'])
    expect(stderr).toContain(said)
})

test('the threshold decides what is told', () => {
  expect(replay('AB30CDE\n', `${read('AB30CD')}\n`).matches).toHaveLength(1)
  expect(replay('AB30CDE\n', `${read('AB30CD')}\n`, '--tau', '0.9').matches).toEqual([])
})

test('a file with a mark of byte order, returns and a last line without end; each way of writing a mark is told', () => {
  const utf16 = Buffer.from('\uFEFFVRM\r\nAB30CDE\r\nJ1T7463\r\nJIT7463\r\nJIT7463', 'utf16le')
  const { matches } = replay(utf16, `\uFEFF${read('AB30CDE')}\r\n\r\n${read('JIT7463')}`)
  expect(matches.map(({ read: line, entry }) => `${line} ${entry}`).sort()).toEqual([
    '0 AB30CDE',
    '2 J1T7463',
    '2 JIT7463',
  ])
})

test('a mistaken option is told in words, with the usage', () => {
  const { status, stderr } = run(['--fast'])
  expect(status).toBe(2)
  expect(stderr).toContain("Unknown option '--fast'")
  expect(stderr).toContain('Usage: npm run replay')
  expect(stderr).not.toMatch(/^ +at /m)
})

test('a heading without marks and a list of nothing are errors', () => {
  expect(replay('Make,Model,Colour\nFord,Focus,Blue\n', '')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('none of them is VRM'),
  })
  expect(replay('VRM\n*\n', '').stderr).toMatch(/all wildcards[\s\S]*lists nothing/)
})
