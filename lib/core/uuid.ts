import { hash } from 'node:crypto'

const variants = '89ab'

/**
 * UUID version 8 (RFC 9562 §5.8) that depends on nothing but its arguments: 48 bits of epoch milliseconds, so that ids
 * lie in an index by time, then 74 bits of the SHA-256 of `text`. Throws RangeError outside 1970–10889.
 */
export function timedUuid(ms: number, text: string): string {
  if (!Number.isInteger(ms) || ms < 0 || ms >= 2 ** 48) throw new RangeError(`${ms} is not a time for an id`)
  const time = ms.toString(16).padStart(12, '0')
  const rest = hash('sha256', text, 'hex')
  const variant = variants[Number.parseInt(rest.charAt(3), 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-8${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
}

/** The epoch milliseconds a `timedUuid` begins with. */
export const msOfTimedUuid = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const timed = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isTimedUuid = (text: string): boolean => timed.test(text)
