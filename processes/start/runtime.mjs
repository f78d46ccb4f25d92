import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { npm, root, step } from './step.mjs'

const needed = 24

/** The path of a Node that is new enough: this one, or one that npm brings into .node (kept, ignored by git). */
export async function findRuntime() {
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath
  const os = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${os}-${process.arch}`
  const home = join(root, '.node', 'node_modules', name)
  const node = process.platform === 'win32' ? join(home, 'bin', 'node.exe') : join(home, 'bin', 'node')
  if (!runs(node)) {
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    mkdirSync(join(root, '.node'), { recursive: true })
    await step(`bringing Node ${needed} (this is ${process.version})`, () =>
      npm(
        ['install', '--prefix', join(root, '.node'), `${name}@${needed}`, ...flags],
        `Node ${needed} is needed and npm could not bring ${name}@${needed} (install Node ${needed} by hand)`,
      ),
    )
    if (!runs(node)) {
      throw new Error(
        `The Node ${needed} that npm brought does not run on this machine: install Node ${needed} by hand`,
      )
    }
  }
  // Everything started from here on, npm's own scripts included, finds the new one first.
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`
  return node
}

function runs(node) {
  if (!existsSync(node)) return false
  try {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return Number(version.slice(1).split('.')[0]) >= needed
  } catch {
    return false
  }
}
