import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { planted } from './planted.ts'
import { asOne, lastLines, runTool, type Step } from './step.ts'

const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const rules = resolve('.dependency-cruiser.mjs')
const folders = ['app', 'bench', 'components', 'e2e', 'lib', 'prisma', 'processes']
const timeoutMs = 5 * 60_000

/** The dependency rule, after seeing that every one of its rules can fail on a small house built wrong on purpose. */
export const layers: Step = {
  name: 'layers',
  async run() {
    const blind = await blindRules()
    if (blind.length > 0)
      return asOne('layers', false, `These rules do not see a planted violation: ${blind.join(', ')}`)
    const { code, output } = await runTool(
      program,
      ['--config', rules, '--output-type', 'err', ...folders.filter((folder) => existsSync(folder))],
      timeoutMs,
    )
    return asOne('layers', code === 0, lastLines(output, 60))
  },
}

async function blindRules(): Promise<string[]> {
  const house = mkdtempSync(join(tmpdir(), 'watchdesk-planted-'))
  try {
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(join(house, dirname(path)), { recursive: true })
      writeFileSync(join(house, path), text)
    }
    const report = join(house, 'report.json')
    const here = process.cwd()
    process.chdir(house)
    try {
      const args = ['--config', rules, '--output-type', 'json', '--output-to', report, ...folders]
      const { output } = await runTool(program, args, timeoutMs)
      if (!existsSync(report)) throw new Error(lastLines(output, 20))
    } finally {
      process.chdir(here)
    }
    const { default: found } = await import(report, { with: { type: 'json' } })
    const { default: config } = (await import(rules)) as { default: { forbidden: { name: string }[] } }
    const seen = new Set(found.summary.violations.map(({ rule }: { rule: { name: string } }) => rule.name))
    return config.forbidden.map(({ name }) => name).filter((name) => !seen.has(name))
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}
