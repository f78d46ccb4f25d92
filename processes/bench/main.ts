import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hugePages } from '#lib/matching/process-memory.ts'

// `npm run bench -- <name> …` runs bench/<name>.ts; its last line is one JSON object with the figures (DESIGN §5).
const [name, ...args] = process.argv.slice(2)
const file = join('bench', `${name}.ts`)

if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(file)) {
  const names = readdirSync('bench').filter((entry) => /^[a-z][a-z0-9-]*\.ts$/.test(entry))
  process.stderr.write(
    `watchdesk: ${name ? `there is no benchmark ${name}` : 'say which benchmark'}: npm run bench -- ` +
      `${names.map((entry) => entry.slice(0, -3)).join(' | ')}\n`,
  )
  process.exit(1)
}

const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
  stdio: 'inherit',
  // The index as the matcher process has it; the other benchmarks start their programs themselves.
  env: { ...process.env, NODE_ENV: 'production', ...(name === 'matching' ? hugePages : {}) },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
child.once('error', (error) => {
  process.stderr.write(`watchdesk: ${error.message}\n`)
  process.exitCode = 1
})
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
