import { hash32, type Random } from '#lib/core/random.ts'
import type { WorldCamera } from './cameras.ts'
import { lookAlikes, MISREAD_RATE, misreadOf } from './misread.ts'
import type { Vehicle } from './vehicles.ts'

/** The JSON that `POST /v1/reads` takes (DESIGN §5), apart from the time, which the sender writes. */
export type ReadBody = {
  vrm: string
  cameraId: string
  confidence: number
  motion: 'towards' | 'away'
  lat: number
  lon: number
  lane: number
  characters?: { char: string; confidence: number }[]
  candidates?: { vrm: string; confidence: number }[]
  make?: string
  model?: string
  colour?: string
  sourceRef: string
}

/** Three kinds of engine in the estate: text only, with confidence per character, with a candidate list. */
type Engine = 'plain' | 'characters' | 'candidates'
const engines: readonly Engine[] = ['plain', 'plain', 'characters', 'candidates', 'candidates']

export function engineOf(camera: WorldCamera): Engine {
  return engines[hash32(`engine/${camera.id}`) % engines.length] ?? 'plain'
}

/** Most cameras see the rear plate; the camera's mounting decides, not the vehicle. */
export function motionAt(camera: WorldCamera): ReadBody['motion'] {
  return hash32(`mount/${camera.id}`) % 10 < 3 ? 'towards' : 'away'
}

/** What the camera's engine makes of a passing vehicle. `clearly` forbids a misread mark or colour, for scripted sightings. */
export function readVehicle(vehicle: Vehicle, camera: WorldCamera, random: Random, clearly = false): ReadBody {
  const wrong = !clearly && random.chance(MISREAD_RATE)
  const vrm = wrong ? misreadOf(vehicle.vrm, random) : vehicle.vrm
  const confidence = percent(wrong ? random.normal(78, 10) : random.normal(93, 4.5))
  const body: ReadBody = {
    vrm,
    cameraId: camera.id,
    confidence,
    motion: motionAt(camera),
    lat: camera.lat,
    lon: camera.lon,
    lane: 1 + random.below(camera.lanes),
    sourceRef: `${camera.id}/${random.below(1e9).toString(36).padStart(6, '0')}`,
  }
  const engine = engineOf(camera)
  if (engine === 'characters') body.characters = charactersOf(vrm, vehicle.vrm, confidence, random)
  if (engine === 'candidates') {
    body.candidates = candidatesOf(vrm, vehicle.vrm, confidence, random)
    addDescription(body, vehicle, random, clearly)
  }
  return body
}

function charactersOf(read: string, truth: string, confidence: number, random: Random) {
  return [...read].map((char, i) => ({
    char,
    confidence: percent(
      read.length === truth.length && char === truth.charAt(i)
        ? random.normal(confidence + 2, 2)
        : random.normal(confidence - 18, 9),
    ),
  }))
}

/** The reading itself first; in 62 % of wrong readings the truth is among the rest, as measured on a real engine. */
function candidatesOf(read: string, truth: string, confidence: number, random: Random) {
  const others = new Set<string>()
  if (read !== truth && random.chance(0.62)) others.add(truth)
  for (let i = 0; i < 3; i++) {
    const at = random.below(read.length)
    const [other] = lookAlikes(read.charAt(at))
    if (other) others.add(read.slice(0, at) + other + read.slice(at + 1))
  }
  others.delete(read)
  const ranked = [...others].map((vrm, i) => ({
    vrm,
    confidence: percent(confidence - 7 * (i + 1) - random.between(0, 6)),
  }))
  return [{ vrm: read, confidence }, ...ranked]
}

/** Make and colour recognition: wrong about one time in twenty, silent on the model one time in four. */
function addDescription(body: ReadBody, vehicle: Vehicle, random: Random, clearly: boolean): void {
  body.make = vehicle.make
  if (random.chance(0.75)) body.model = vehicle.model
  body.colour =
    !clearly && random.chance(0.05) ? random.pick(['grey', 'black', 'white', 'blue', 'silver']) : vehicle.colour
}

function percent(value: number): number {
  return Math.round(Math.min(99.9, Math.max(20, value)) * 10) / 10
}
