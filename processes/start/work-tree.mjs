import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './step.mjs'

const folder = join(root, '.node')

/** Notes that a program runs from this work tree until the returned function is called. */
export function markRunning() {
  const mark = join(folder, `running-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(mark, '')
  return () => rmSync(mark, { force: true })
}

/** Whether another program of ours runs from this work tree, whose packages and pages must stay as they are. */
export function isInUse() {
  const pids = readdirSync(folder)
    .filter((name) => name.startsWith('running-'))
    .map((name) => Number(name.slice('running-'.length)))
  return pids.some((pid) => pid !== process.pid && isOurs(pid))
}

function isOurs(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') {
      rmSync(join(folder, `running-${pid}`), { force: true })
      return false
    }
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bootstrap.mjs')
  } catch {
    return process.platform !== 'linux'
  }
}
