import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFiles, parseSettings } from './settings.ts'

const files = ['--list', 'l', '--reads', 'r', '--out', 'o']

test('what was asked for', () => {
  expect(parseSettings(files)).toEqual({ list: 'l', reads: 'r', out: 'o', tau: 0.001 })
  expect(parseSettings([...files, '--tau=1e-2'])).toMatchObject({ tau: 0.01 })
  expect(parseSettings(['--list', 'l', '-h'])).toBe('help')
})

test.each([
  ['a threshold out of range', [...files, '--tau', '7'], '--tau must be above 0 and below 1'],
  ['a threshold of nothing', [...files, '--tau', '0'], '--tau must be above 0 and below 1'],
  ['a threshold that is no number', [...files, '--tau', 'much'], '“much” is not'],
  ['an option nobody knows', [...files, '--fast'], "Unknown option '--fast'"],
  ['an option without its value', ['--list', '--reads', 'r'], '--list'],
  ['options that npm has taken', ['l', 'r', 'o'], 'npm takes the options for itself'],
  ['no output', ['--list', 'l', '--reads', 'r'], '--out is missing'],
])('%s', (_name, args, said) => {
  expect(parseSettings(args)).toMatchObject({ problem: expect.stringContaining(said) })
})

test('files that are not there are told before any work', () => {
  const missing = openFiles({ list: '/nowhere/l', reads: '/nowhere/r', out: '/nowhere/o', tau: 0.1 })
  expect(missing).toEqual({ problem: '/nowhere/l cannot be read: there is no such file or folder' })
})

test('an output that would overwrite its input is refused and harms nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-settings-'))
  const [list, reads] = [join(folder, 'list'), join(folder, 'reads')]
  writeFileSync(list, 'AB30CDE\n')
  writeFileSync(reads, '')
  expect(openFiles({ list, reads, out: list, tau: 0.1 })).toMatchObject({ problem: expect.stringMatching(/overwrite/) })
  expect(readFileSync(list, 'utf8')).toBe('AB30CDE\n')
  rmSync(folder, { recursive: true })
})
