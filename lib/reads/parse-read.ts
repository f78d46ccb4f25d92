import { sha256 } from '#lib/core/hash.ts'
import { parseCapturedAt } from './captured-at.ts'
import { cleanText } from './clean-text.ts'
import { candidatesKept, detailOf } from './detail.ts'
import { normaliseMark } from './mark/normalise.ts'
import type { AcceptedRead } from './read.ts'
import { checkRead } from './read-check.ts'
import { readId } from './read-id.ts'
import type { ItemRefusal } from './refusal.ts'

export interface ReadContext {
  sourceId: string
  receivedAtMs: number
  findCamera(id: string): { forceId: string } | undefined
}

/** One item of a post as a read that can be stored, or why not. */
export function parseRead(raw: unknown, context: ReadContext): { read: AcceptedRead } | ItemRefusal {
  const checked = checkRead(raw)
  if ('code' in checked) return checked
  const { read: sent } = checked
  const vrmRaw = cleanText(sent.vrm)
  const vrm = normaliseMark(vrmRaw)
  if (vrm === '') return { code: 'missing-mark', message: 'vrm holds nothing legible' }
  const captured = parseCapturedAt(sent.capturedAt, context.receivedAtMs)
  if ('code' in captured) return captured
  const camera = context.findCamera(sent.cameraId)
  if (!camera) return { code: 'unknown-camera', message: `no camera ${cleanText(sent.cameraId)}` }
  const payload = writtenOut(sent)
  if (payload === undefined) return { code: 'too-deep', message: 'nested too deeply to be kept' }
  const { cameraId } = sent
  const read: AcceptedRead = {
    id: readId({ cameraId, vrm, capturedAtMs: captured.ms }),
    capturedAtMs: captured.ms,
    receivedAtMs: context.receivedAtMs,
    vrm,
    vrmRaw,
    cameraId,
    forceId: camera.forceId,
    sourceId: context.sourceId,
    confidence: sent.confidence ?? null,
    motion: sent.motion ?? null,
    lat: sent.lat ?? null,
    lon: sent.lon ?? null,
    lane: sent.lane ?? null,
    make: clean(sent.make),
    model: clean(sent.model),
    colour: clean(sent.colour),
    sourceRef: clean(sent.sourceRef),
    characters: sent.characters ?? null,
    candidates: sent.candidates?.slice(0, candidatesKept) ?? null,
    detail: detailOf(sent),
    payloadHash: sha256(payload),
  }
  return { read }
}

const clean = (text: string | null | undefined): string | null => (text ? cleanText(text) || null : null)

// The hash is of the item without insignificant white space, so that it is one however the item was posted.
function writtenOut(item: unknown): string | undefined {
  try {
    return JSON.stringify(item)
  } catch {
    return undefined
  }
}
