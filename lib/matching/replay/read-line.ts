import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import type { ReadToMatch } from '../listed-mark.ts'

/**
 * One line of NDJSON as a read to match, or what is wrong with it. Only the mark is needed; a field that cannot be used
 * is left out, because a rehearsal's reads come from wherever they can be had. A read without a time matches entries
 * whatever their dates.
 */
export function parseReadLine(line: string): { read: ReadToMatch } | { problem: string } {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return { problem: 'not JSON' }
  }
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return { problem: 'not a JSON object' }
  const sent = raw as Record<string, unknown>
  const vrm = typeof sent.vrm === 'number' ? String(sent.vrm) : sent.vrm
  if (vrm === undefined || vrm === null) return { problem: 'vrm is missing' }
  if (typeof vrm !== 'string') return { problem: 'vrm is not a text' }
  const mark = normaliseMark(vrm)
  if (mark === '') return { problem: 'vrm holds nothing legible' }
  const capturedAtMs = typeof sent.capturedAt === 'string' ? Date.parse(sent.capturedAt) : Number.NaN
  const confidence = pointsOf(sent.confidence)
  const characters = listOf(sent.characters, (item) => textWith(item, 'char'))
  const candidates = listOf(sent.candidates, (item) => textWith(item, 'vrm'))
  const read: ReadToMatch = {
    mark,
    capturedAtMs: Number.isNaN(capturedAtMs) ? 0 : capturedAtMs,
    ...(confidence !== undefined && { confidence }),
    ...(characters && { characters: characters.map(({ text, confidence }) => ({ char: text, confidence })) }),
    ...(candidates && { candidates: candidates.map(({ text, confidence }) => ({ vrm: text, confidence })) }),
    ...(typeof sent.cameraId === 'string' && { cameraId: sent.cameraId }),
  }
  return { read }
}

/**
 * A confidence in points of 100; undefined when it is none. No engine tells a mark of which it is one in a hundred sure:
 * what lies above 0 and not above 1 is a share.
 */
function pointsOf(value: unknown): number | undefined {
  const sent = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof sent !== 'number' || !(sent >= 0 && sent <= 100)) return undefined
  return sent > 0 && sent <= 1 ? 100 * sent : sent
}

function textWith(item: unknown, field: string): { text: string; confidence: number } | undefined {
  if (item === null || typeof item !== 'object') return undefined
  const { confidence, [field]: text } = item as Record<string, unknown>
  const points = pointsOf(confidence)
  return typeof text === 'string' && points !== undefined ? { text, confidence: points } : undefined
}

/** The usable items; undefined when there is no list, or none of it is usable. */
function listOf<T>(value: unknown, parse: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value
    .slice(0, 1000)
    .map(parse)
    .filter((item) => item !== undefined)
  return items.length > 0 ? items : undefined
}
