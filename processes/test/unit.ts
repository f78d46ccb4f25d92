import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Failure, lastLines, type Outcome, runTool, type Step } from './step.ts'

type Report = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

/** Everything that Vitest runs: pure files, PostgreSQL, sockets. */
export const unit: Step = {
  name: 'unit',
  async run(filters) {
    const folder = mkdtempSync(join(tmpdir(), 'watchdesk-report-'))
    try {
      const file = join(folder, 'vitest.json')
      const args = ['run', '--reporter=json', `--outputFile=${file}`, ...filters]
      const { code, output } = await runTool('node_modules/vitest/vitest.mjs', args, 20 * 60_000, { NODE_ENV: 'test' })
      const outcome: Outcome = existsSync(file)
        ? readVitestReport(JSON.parse(readFileSync(file, 'utf8')) as Report)
        : { passed: 0, failures: [] }
      // A broken set-up, an unhandled rejection: red without a red test.
      if (code !== 0 && outcome.failures.length === 0) {
        outcome.failures.push({ name: `vitest ended with code ${code}`, message: lastLines(output, 40) })
      }
      return outcome
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

export function readVitestReport({ testResults }: Report): Outcome {
  const failures: Failure[] = []
  let passed = 0
  let skipped = 0
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(process.cwd(), name)
    for (const { fullName, status: result, failureMessages } of assertionResults) {
      if (result === 'passed') passed++
      else if (result === 'failed') {
        failures.push({ name: `${file}: ${fullName}`, message: (failureMessages ?? []).join('\n') })
      } else skipped++
    }
    const accounted = assertionResults.some(({ status: result }) => result === 'failed')
    if (status === 'failed' && !accounted) failures.push({ name: file, message: message ?? 'the file itself failed' })
  }
  return { passed, failures, skipped }
}
