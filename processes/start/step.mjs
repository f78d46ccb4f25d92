import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Prints what is being done and, when done, how long it took. */
export async function step(label, work) {
  const begun = Date.now()
  process.stdout.write(`  ${label} … `)
  try {
    const result = await work()
    process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

/** Runs a program quietly; throws with `complaint` and the end of its output when it fails. */
export function quietly(command, args, { env = {}, complaint, lines = 12, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    let stopped = false
    const end = (signal) => {
      stopped = true
      child.kill(signal)
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
    child.once('error', (error) => reject(new Error(`${complaint}: ${error.message}`)))
    child.once('close', (code, signal) => {
      process.off('SIGINT', end)
      process.off('SIGTERM', end)
      if (stopped || signal) return reject(new Error('stopped'))
      if (code === 0) return resolve(output)
      if (/ENOSPC|no space left/i.test(output)) {
        return reject(new Error(`${complaint}: the disk that holds ${root} is full: free some space`))
      }
      reject(new Error(`${complaint}:\n${output.trim().split('\n').slice(-lines).join('\n')}`))
    })
  })
}

/** Runs npm: the one that runs us where there is one, else the one on the PATH. */
export function npm(args, complaint) {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.c?js$/.test(script)) return quietly(process.execPath, [script, ...args], { complaint })
  return quietly('npm', args, { complaint, shell: process.platform === 'win32' })
}

export function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Does `work` unless `stamp` already tells that it was done for this `hash`. */
export async function unlessStamped(stamp, hash, work) {
  const file = join(root, stamp)
  if (readStamp(file) === hash) return false
  await work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
  return true
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
