import { newestCaptureMs, oldestCaptureMs } from './read.ts'
import type { ItemRefusal } from './refusal.ts'

/** Epoch milliseconds of a capture time that has the pattern of `Read`, or why it cannot be taken at `receivedAtMs`. */
export function parseCapturedAt(text: string, receivedAtMs: number): { ms: number } | ItemRefusal {
  const ms = Date.parse(readable(text))
  // `Date` turns 31 June into 1 July.
  if (Number.isNaN(ms) || Number(text.slice(8, 10)) > daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))) {
    return { code: 'bad-time', message: `capturedAt ${text} is no time of any calendar` }
  }
  const window = checkCaptureWindow(ms, receivedAtMs)
  return window ?? { ms }
}

/** Why a read of that capture time cannot be taken now, if so. */
export function checkCaptureWindow(ms: number, receivedAtMs: number): ItemRefusal | undefined {
  if (ms > receivedAtMs + newestCaptureMs) {
    return { code: 'captured-in-future', message: 'captured more than 5 minutes after it was received' }
  }
  if (ms < receivedAtMs - oldestCaptureMs) {
    return { code: 'captured-too-old', message: 'captured more than 31 days before it was received' }
  }
  return undefined
}

const ready = /Z$/

function readable(text: string): string {
  if (ready.test(text) && !text.includes(',')) return text
  return text
    .toUpperCase()
    .replace(',', '.')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
