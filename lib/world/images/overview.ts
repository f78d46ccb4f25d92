import { createRandom } from '#lib/core/random.ts'
import { daylight } from './daylight.ts'
import { escapeText, n } from './markup.ts'
import { paintOf } from './paint.ts'
import type { Picture } from './picture.ts'
import { scenery } from './scenery.ts'
import { vehicleView } from './vehicle-view.ts'

const HORIZON = 128
/** Pixels of lane width for each pixel below the horizon. */
const SPREAD = 1.24
const CAMERA_CM_PER_LANE = 365
/** The lens is long: the scene is drawn this much larger, turned most of the way towards the vehicle. */
const ZOOM = 1.36
const TURN = 0.72

/** The whole scene, 640 × 360: road, weather of the hour, the vehicle in its lane, the camera's own caption. */
export function drawOverview(picture: Picture): string {
  const light = daylight(picture.position, picture.capturedAtMs)
  const random = createRandom(`overview/${picture.cameraId}/${picture.vehicle.vrm}/${picture.capturedAtMs}`)
  const rear = picture.motion === 'away'
  const lit = light < 0.6
  const lanes = Math.max(1, picture.lanes)
  const wheelsY = random.between(288, 318)
  // Lane 1 is the nearside one: on the left when the traffic drives away from the camera.
  const place = (Math.min(picture.lane, lanes) - (lanes + 1) / 2) * (rear ? 1 : -1)
  const lanePx = (wheelsY - HORIZON) * SPREAD
  const x = 320 + place * lanePx + random.between(-8, 8)
  const scale = lanePx / CAMERA_CM_PER_LANE
  const paint = paintOf(picture.vehicle.colour)
  const dim = (1 - light) * 0.72
  const beams = lit && rear ? beamOnRoad(x, wheelsY - 30 * scale, lanePx) : ''
  const at = new Date(picture.capturedAtMs).toISOString()
  const caption = `${picture.cameraId}  ${picture.cameraName}  L${picture.lane}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360"><defs><linearGradient id="p" x2="0" y2="1"><stop stop-color="${paint.top}"/><stop offset=".45" stop-color="${paint.side}"/><stop offset="1" stop-color="${paint.shade}"/></linearGradient><radialGradient id="h"><stop stop-color="#fffbe6" stop-opacity=".95"/><stop offset=".12" stop-color="#fff6d0" stop-opacity=".55"/><stop offset="1" stop-color="#fff2c0" stop-opacity="0"/></radialGradient><radialGradient id="r"><stop stop-color="#ff4a3a" stop-opacity=".7"/><stop offset="1" stop-color="#ff3020" stop-opacity="0"/></radialGradient><filter id="g" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="${random.below(900)}"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 ${light < 0.35 ? '.2' : '.1'} 0"/></filter><filter id="b"><feGaussianBlur stdDeviation=".7"/></filter></defs><g filter="url(#b)" transform="translate(${n(320 - ZOOM * (320 + (x - 320) * TURN))} ${n(336 * (1 - ZOOM))}) scale(${ZOOM})">${scenery(picture.cameraId, lanes, light, HORIZON, SPREAD)}${beams}<g transform="translate(${n(x)} ${n(wheelsY)}) scale(${scale.toFixed(3)})">${vehicleView(picture.vehicle, rear, lit)}</g>${dim > 0.02 ? shadeOver(x, wheelsY, lanePx, dim, rear) : ''}</g><rect width="640" height="360" filter="url(#g)"/><rect width="640" height="22" fill="#000a"/><g font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13" fill="#e8edf2"><text x="10" y="15">${escapeText(caption)}</text><text x="630" y="15" text-anchor="end">${at.slice(0, 10)} ${at.slice(11, 23)} UTC</text></g></svg>`
}

function beamOnRoad(x: number, y: number, lanePx: number): string {
  const half = lanePx * 0.42
  return `<path d="M${n(x - half * 0.6)} ${n(y)}L${n(320 + (x - 320) * 0.25 - 40)} ${HORIZON + 24}H${n(320 + (x - 320) * 0.25 + 40)}L${n(x + half * 0.6)} ${n(y)}Z" fill="#fff3c4" opacity=".16"/>`
}

/** Night falls over everything but the infrared lamp's patch around the vehicle. */
function shadeOver(x: number, y: number, lanePx: number, dim: number, rear: boolean): string {
  const hole = rear ? 0.25 : 0.4
  return `<radialGradient id="d" gradientUnits="userSpaceOnUse" cx="${n(x)}" cy="${n(y - lanePx * 0.2)}" r="${n(lanePx * 1.5)}"><stop offset="${hole}" stop-color="#02040a" stop-opacity="${n(dim * 0.3)}"/><stop offset="1" stop-color="#02040a" stop-opacity="${(dim * 0.7).toFixed(2)}"/></radialGradient><rect x="-400" width="1440" height="400" fill="url(#d)"/>`
}
