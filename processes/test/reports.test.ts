import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPlaywrightReport } from './journeys.ts'
import { readVitestReport } from './unit.ts'

const file = join(process.cwd(), 'lib', 'a.test.ts')
const assertion = (fullName: string, status: string, message?: string) => ({
  fullName,
  status,
  failureMessages: message ? [message] : null,
})

describe('readVitestReport', () => {
  test('counts every test', () => {
    const assertionResults = [assertion('a', 'passed'), assertion('b', 'failed', 'no'), assertion('c', 'skipped')]
    expect(readVitestReport({ testResults: [{ name: file, status: 'failed', assertionResults }] })).toEqual({
      passed: 1,
      skipped: 1,
      failures: [{ name: 'lib/a.test.ts: b', message: 'no' }],
    })
  })

  test('a file that cannot be loaded is a failure although it has no test', () => {
    const broken = { name: file, status: 'failed', message: 'Unexpected token', assertionResults: [] }
    expect(readVitestReport({ testResults: [broken] })).toEqual({
      passed: 0,
      skipped: 0,
      failures: [{ name: 'lib/a.test.ts', message: 'Unexpected token' }],
    })
  })

  test('a file whose last hook fails is a failure although every test passed', () => {
    const leaky = { name: file, status: 'failed', message: 'left open', assertionResults: [assertion('a', 'passed')] }
    expect(readVitestReport({ testResults: [leaky] }).failures).toEqual([
      { name: 'lib/a.test.ts', message: 'left open' },
    ])
  })
})

describe('readPlaywrightReport', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'desk.spec.ts',
    tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
  })

  test('counts every test of every nested suite; one that needed a second try has failed', () => {
    const suites = [
      {
        title: 'desk.spec.ts',
        specs: [spec('opens', 'expected')],
        suites: [{ title: 'two people', specs: [spec('one owner', 'unexpected', 'both'), spec('late', 'flaky')] }],
      },
    ]
    expect(readPlaywrightReport({ suites, errors: [] })).toEqual({
      passed: 1,
      skipped: 0,
      failures: [
        { name: 'e2e/desk.spec.ts: two people › one owner', message: 'both' },
        { name: 'e2e/desk.spec.ts: two people › late', message: '' },
      ],
    })
  })

  test('an error outside every test is a failure', () => {
    expect(readPlaywrightReport({ suites: [], errors: [{ message: 'no browser' }] }).failures).toHaveLength(1)
  })
})
