import { createRandom } from '#lib/core/random.ts'
import { readVehicle } from '../camera-read.ts'
import { worldCameras } from '../cameras.ts'
import type { WorldEntry } from '../entry.ts'
import { drawImage } from '../images/image.ts'
import { lookAlikes } from '../misread.ts'
import type { SimulatedImage, SimulatedRead } from '../simulation.ts'
import { makeVehicle } from '../vehicles.ts'

/**
 * Vehicles that are not listed and that a camera reads as if they were: one character of their mark looks like a listed
 * one's, make and colour are their own. The picture shows the true plate: whoever compares it is not deceived.
 */
export function impostors(
  entries: readonly WorldEntry[],
  { count, fromMs, untilMs }: { count: number; fromMs: number; untilMs: number },
  seed: number,
): { reads: SimulatedRead[]; images: SimulatedImage[] } {
  const random = createRandom(`${seed}/impostors`)
  const reads: SimulatedRead[] = []
  const images: SimulatedImage[] = []
  const listed = random.shuffle(entries.filter(({ vrm, grade }) => vrm.length === 7 && grade !== 'high'))
  for (const [turn, entry] of listed.slice(0, count).entries()) {
    const at = [6, 5, 4].find((place) => lookAlikes(entry.vrm.charAt(place)).some((other) => /[A-Z]/.test(other))) ?? 6
    const other = lookAlikes(entry.vrm.charAt(at)).find((letter) => /[A-Z]/.test(letter)) ?? 'X'
    const vehicle = makeVehicle(`${entry.vrm.slice(0, at)}${other}${entry.vrm.slice(at + 1)}`, random)
    const camera = random.pick(worldCameras)
    const capturedAtMs = Math.round(fromMs + ((turn + 0.5) / count) * (untilMs - fromMs))
    const body = { ...readVehicle(vehicle, camera, random, true), vrm: entry.vrm, confidence: 81 }
    const truth = { vehicle, speedMph: 60, listed: false, bearing: camera.bearing }
    const read: SimulatedRead = { body, capturedAtMs, sentAtMs: capturedAtMs + 900, truth }
    reads.push(read)
    for (const kind of ['plate', 'overview'] as const)
      images.push({
        read,
        kind,
        sentAtMs: capturedAtMs + 1500,
        svg: (shownAtMs) =>
          drawImage(kind, {
            ...{ vehicle, cameraId: camera.id, cameraName: camera.name, position: camera, capturedAtMs: shownAtMs },
            ...{ motion: body.motion, lane: body.lane, lanes: camera.lanes },
          }),
      })
  }
  return { reads, images }
}
