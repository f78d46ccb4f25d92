import { createRandom } from '#lib/core/random.ts'
import { startBackground } from './background.ts'
import { type ReadBody, readVehicle } from './camera-read.ts'
import type { WorldCamera } from './cameras.ts'
import { Happenings } from './happenings.ts'
import { drawImage, type ImageKind } from './images/image.ts'
import type { Picture } from './images/picture.ts'
import { listedVehicles } from './listed.ts'
import { startListed } from './listed-traffic.ts'
import { nearMarks } from './near-marks.ts'
import { isScenarioName, type Scenario, scenarios } from './scenarios.ts'
import type { Stage } from './stage.ts'
import type { Vehicle } from './vehicles.ts'

/** A read as its camera makes it; `truth` is what really drove past and is never sent. */
export type SimulatedRead = {
  body: ReadBody
  capturedAtMs: number
  sentAtMs: number
  truth: { vehicle: Vehicle; speedMph: number; listed: boolean; bearing: number }
}

/** `svg` draws it, with the time its caption shows. */
export type SimulatedImage = {
  read: SimulatedRead
  kind: ImageKind
  sentAtMs: number
  svg: (capturedAtMs: number) => string
}

export type Advance = { reads: SimulatedRead[]; images: SimulatedImage[] }

export type Simulation = { scenario: Scenario; advance(toMs: number): Advance }

/** Drives that began this long before the start are still on the road at the start. */
const WARM_UP_MS = 45 * 60_000
/** Share of unlisted reads whose images are sent: pictures of all would fill 8 GB a day. Near misses always are. */
const UNLISTED_IMAGE_SHARE = 0.08
const IMAGE_MISSING = 0.08
const READ_LATE = 0.006

/**
 * The simulated world from `startMs` on. Everything follows from seed, scenario and start: the same calls give the same
 * reads, whatever the steps in which `advance` is called. Throws RangeError for an unknown scenario.
 */
export function createSimulation(options: { seed: number; scenario: string; startMs: number }): Simulation {
  const { seed, startMs } = options
  if (!isScenarioName(options.scenario)) throw new RangeError(`there is no scenario named ${options.scenario}`)
  const scenario = scenarios[options.scenario]
  const listed = listedVehicles(seed)
  const isNearListed = nearMarks(listed.map((one) => one.vehicle.vrm))
  const happenings = new Happenings<(nowMs: number) => void>()
  let due: Advance = { reads: [], images: [] }

  const stage: Stage = {
    seed,
    startMs,
    scenario,
    at: (atMs, act) => happenings.add(atMs, act),
    pass(vehicle, pass, about) {
      if (pass.atMs < startMs) return
      happenings.add(pass.atMs, () => {
        const random = createRandom(`${seed}/${pass.camera.id}/${vehicle.vrm}/${pass.atMs}`)
        const body = readVehicle(vehicle, pass.camera, random, about.clearly)
        const late = !about.clearly && random.chance(READ_LATE)
        const sentAtMs = pass.atMs + Math.round(late ? random.between(30_000, 900_000) : random.between(200, 1_600))
        const truth = { vehicle, speedMph: pass.speedMph, listed: about.listed, bearing: pass.camera.bearing }
        const read: SimulatedRead = { body, capturedAtMs: pass.atMs, sentAtMs, truth }
        happenings.add(sentAtMs, () => due.reads.push(read))
        if (!about.listed && !isNearListed(body.vrm) && !random.chance(UNLISTED_IMAGE_SHARE)) return
        for (const kind of ['plate', 'overview'] as const) {
          if (random.chance(IMAGE_MISSING)) continue
          const delayMs = random.chance(0.15) ? random.between(4_000, 20_000) : random.between(200, 2_500)
          const image: SimulatedImage = {
            read,
            kind,
            sentAtMs: sentAtMs + Math.round(delayMs),
            svg: (capturedAtMs) => drawImage(kind, pictureOf(read, pass.camera, capturedAtMs)),
          }
          happenings.add(image.sentAtMs, () => due.images.push(image))
        }
      })
    },
  }

  startBackground(stage, startMs - WARM_UP_MS)
  startListed(stage, listed, startMs - WARM_UP_MS)

  return {
    scenario,
    advance(toMs) {
      while (happenings.nextAtMs <= toMs) {
        const next = happenings.take()
        next?.item(next.atMs)
      }
      const out = due
      due = { reads: [], images: [] }
      return out
    },
  }
}

function pictureOf(read: SimulatedRead, camera: WorldCamera, capturedAtMs: number): Picture {
  return {
    vehicle: read.truth.vehicle,
    cameraId: camera.id,
    cameraName: camera.name,
    position: camera,
    capturedAtMs,
    motion: read.body.motion,
    lane: read.body.lane,
    lanes: camera.lanes,
  }
}
