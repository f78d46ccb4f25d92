// The first thing that runs, on whatever Node the machine has (16 or later) and before anything is installed:
// only Node's own modules here and in what this imports. Brings what is missing, then runs processes/<name>/main.ts.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { onceOrphaned } from './orphan.mjs'
import { buildPages, generateClient, installPackages } from './prepare.mjs'
import { findRuntime } from './runtime.mjs'
import { root } from './step.mjs'
import { markRunning } from './work-tree.mjs'

const names = ['start', 'test', 'bench', 'replay', 'screenshots', 'core']
const [name, ...args] = process.argv.slice(2)

async function main() {
  if (!names.includes(name)) throw new Error(`There is no program ${name}: use one of ${names.join(', ')}`)
  const node = await findRuntime()
  const stopRunning = markRunning()
  process.once('exit', stopRunning)
  await installPackages()
  await generateClient(node)
  const pages = needsPages() ? await buildPages(node, name) : undefined
  await run(node, pages)
}

function needsPages() {
  if (name === 'test' && args.length > 0) return args.some((step) => step === 'journeys' || step === 'types')
  return name !== 'replay' && name !== 'core'
}

function run(node, pages) {
  const child = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      `./${join('processes', 'start', 'parent.ts').replaceAll('\\', '/')}`,
      join('processes', name, 'main.ts'),
      ...args,
    ],
    // The channel tells the program when we die: what it started must not outlive us.
    { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...pages } },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const stopWatching = onceOrphaned(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', stopWatching)
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal]
      resolve()
    })
  })
}

main().catch((error) => {
  const denied = error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS'
  const full = error.code === 'ENOSPC'
  const sentence = denied
    ? `No permission to write ${error.path}: run as the owner of this folder, or give it to this user`
    : full
      ? `The disk that holds ${root} is full: free some space`
      : error.message
  console.error(`watchdesk: ${sentence}`)
  process.exitCode = 1
})
