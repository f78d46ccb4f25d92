import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'watchdesk-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

function replay(list: string, reads: string, ...more: string[]) {
  const [listPath, readsPath, outPath] = ['list.csv', 'reads.ndjson', 'out.ndjson'].map((name) => join(folder, name))
  writeFileSync(listPath as string, list)
  writeFileSync(readsPath as string, reads)
  const files = ['--list', listPath, '--reads', readsPath, '--out', outPath] as string[]
  const { status, stderr } = spawnSync(process.execPath, ['processes/replay/main.ts', ...files, ...more], {
    encoding: 'utf8',
  })
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
  const reads = [read('A830CDE'), 'not json', '', '{"vrm":5}', read('xk31 cde'), read('WW99XYZ')].join('\n')
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

test('takes a single column without heading; the threshold decides what is told', () => {
  const reads = `${read('AB30CD')}\n`
  expect(replay('AB30CDE\n', reads).matches).toHaveLength(1)
  expect(replay('AB30CDE\n', reads, '--tau', '0.9').matches).toEqual([])
})

test.each([[['--tau', '7']], [['--tau', 'much']]])('%o is refused with the usage', (more) => {
  const { status, stderr } = replay('', '', ...more)
  expect(status).toBe(2)
  expect(stderr).toContain('Usage')
})
