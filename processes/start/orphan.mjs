import { readFileSync } from 'node:fs'

/**
 * Calls back when the npm that runs us is gone: it passes a signal on to its shell only, which dies of it without
 * telling us. Gives the function that ends the watch. Started without npm, nobody is watched.
 */
export function onceOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const line = ancestry()
  const timer = setInterval(() => {
    if (ancestry() === line) return
    clearInterval(timer)
    callback()
  }, 500)
  return () => clearInterval(timer)
}

// Our parent is npm's shell; whose parent is npm. Only Linux tells the latter without starting a program.
function ancestry() {
  let shells = ''
  try {
    shells = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))[1]
  } catch {
    // Not Linux, or just gone.
  }
  return `${process.ppid} ${shells}`
}
