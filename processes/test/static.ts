import { asOne, lastLines, runTool, type Step } from './step.ts'

const minutes = 60_000

export const types: Step = {
  name: 'types',
  async run() {
    const { code, output } = await runTool('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'], 5 * minutes)
    return asOne('types', code === 0, lastLines(output, 60))
  },
}

export const lint: Step = {
  name: 'lint',
  async run() {
    const args = ['ci', '--colors=off', '--max-diagnostics=30', '--error-on-warnings', '.']
    const { code, output } = await runTool('node_modules/@biomejs/biome/bin/biome', args, 5 * minutes)
    return asOne('lint', code === 0, lastLines(output, 120))
  },
}
