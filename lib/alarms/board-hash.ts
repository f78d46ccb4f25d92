/**
 * What a board holds, in a few characters: its alarms' ids and versions, in no particular order. Screen and server make it
 * of what the same person may see as of the same sequence; equal hashes mean that the screen shows what the server knows.
 */
export function boardHash(alarms: Iterable<{ id: string; version: number }>): string {
  const lines = Array.from(alarms, ({ id, version }) => `${id} ${version}`).sort()
  // Two FNV-1a of 32 bits with different offsets: a chance meeting is one in 10^19, and it needs no secure page.
  let first = 0x811c9dc5
  let second = 0x5bd1e995
  for (const line of lines)
    for (let at = 0; at <= line.length; at++) {
      const code = at < line.length ? line.charCodeAt(at) : 10
      first = Math.imul(first ^ code, 0x01000193)
      second = Math.imul(second ^ code, 0x01000193) ^ (second >>> 15)
    }
  return `${lines.length}-${hex(first)}${hex(second)}`
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
