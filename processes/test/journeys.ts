import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideChromium } from '#e2e/chromium.ts'
import { asOne, type Failure, lastLines, type Outcome, runTool, type Step } from './step.ts'

type Spec = {
  title: string
  file: string
  tests: { status: string; results: { errors?: { message?: string }[] }[] }[]
}
type Suite = { title: string; specs?: Spec[]; suites?: Suite[] }
type Report = { suites: Suite[]; errors: { message?: string }[] }

/** Playwright in a real Chromium against a whole running desk. */
export const journeys: Step = {
  name: 'journeys',
  async run(filters) {
    let chromium: string
    try {
      chromium = await provideChromium()
    } catch (error) {
      return asOne('journeys', false, (error as Error).message)
    }
    const folder = mkdtempSync(join(tmpdir(), 'watchdesk-report-'))
    try {
      const file = join(folder, 'playwright.json')
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_CHROMIUM: chromium }
      const args = ['test', '--reporter=json', ...filters]
      const { code, output } = await runTool('node_modules/@playwright/test/cli.js', args, 30 * 60_000, env)
      const outcome: Outcome = existsSync(file)
        ? readPlaywrightReport(JSON.parse(readFileSync(file, 'utf8')) as Report)
        : { passed: 0, failures: [] }
      if (code !== 0 && outcome.failures.length === 0) {
        outcome.failures.push({ name: `playwright ended with code ${code}`, message: lastLines(output, 40) })
      }
      return outcome
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

export function readPlaywrightReport({ suites, errors }: Report): Outcome {
  const failures: Failure[] = errors.map(({ message = '' }) => ({ name: 'journeys', message }))
  let passed = 0
  let skipped = 0
  for (const { path, spec } of suites.flatMap((suite) => specsOf(suite, []))) {
    for (const { status, results } of spec.tests) {
      if (status === 'expected') passed++
      else if (status === 'skipped') skipped++
      else {
        const messages = results.flatMap(({ errors: found = [] }) => found.map(({ message = '' }) => message))
        failures.push({ name: `e2e/${spec.file}: ${path.join(' › ')}`, message: messages.join('\n') })
      }
    }
  }
  return { passed, failures, skipped }
}

function specsOf(suite: Suite, above: string[]): { path: string[]; spec: Spec }[] {
  // The outermost suite bears the file's name, which is told apart.
  const own = (suite.specs ?? []).map((spec) => ({ path: [...above, spec.title], spec }))
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, [...above, inner.title]))]
}
