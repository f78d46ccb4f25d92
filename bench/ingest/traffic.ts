import { sha256 } from '#lib/core/hash.ts'
import type { Random } from '#lib/core/random.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import type { AcceptedRead, Read } from '#lib/reads/read.ts'
import { readId } from '#lib/reads/read-id.ts'
import { cameraCount, markOf, marksKnown, marksListed } from './stage.ts'

const listedShare = 0.001 // DOMAIN §3: 0.02–0.12 % of reads deserve an operator
const descriptions = [
  ['Ford', 'Focus', 'blue'],
  ['Vauxhall', 'Corsa', 'silver'],
  ['Volkswagen', 'Golf', 'black'],
  ['BMW', '320d', 'white'],
] as const

/** A read as a camera sends it, captured within the minute before `nowMs`. */
export function randomRead(random: Random, nowMs: number): Read {
  const listed = random.chance(listedShare)
  const [make, model, colour] = random.pick(descriptions)
  return {
    vrm: markOf(listed ? random.below(marksListed) : marksListed + random.below(marksKnown - marksListed)),
    cameraId: `cam-${1 + random.below(cameraCount)}`,
    capturedAt: new Date(nowMs - random.below(60_000)).toISOString(),
    confidence: 60 + random.below(41),
    motion: random.chance(0.5) ? 'towards' : 'away',
    lane: random.below(3),
    make,
    model,
    colour,
  }
}

/** The same read as it is stored, for writers that skip the door. */
export function storedRead(read: Read, nowMs: number): AcceptedRead {
  const vrm = normaliseMark(read.vrm)
  const capturedAtMs = Date.parse(read.capturedAt)
  return {
    id: readId({ cameraId: read.cameraId, vrm, capturedAtMs }),
    capturedAtMs,
    receivedAtMs: nowMs,
    vrm,
    vrmRaw: read.vrm,
    cameraId: read.cameraId,
    forceId: 'durrow',
    sourceId: 'bench',
    confidence: read.confidence ?? null,
    motion: read.motion ?? null,
    lat: null,
    lon: null,
    lane: read.lane ?? null,
    make: read.make ?? null,
    model: read.model ?? null,
    colour: read.colour ?? null,
    sourceRef: null,
    characters: null,
    candidates: null,
    detail: null,
    payloadHash: sha256(JSON.stringify(read)),
  }
}

/** Each id once: COPY knows no ON CONFLICT. */
export function distinct(reads: AcceptedRead[]): AcceptedRead[] {
  return [...new Map(reads.map((read) => [read.id, read])).values()]
}
