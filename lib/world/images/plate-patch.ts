import { createRandom } from '#lib/core/random.ts'
import { daylight } from './daylight.ts'
import { n } from './markup.ts'
import { paintOf } from './paint.ts'
import type { Picture } from './picture.ts'
import { hasBand } from './plate-band.ts'
import { plateFace } from './plate-face.ts'

/**
 * The plate as the camera cut it out, 600 × 180: tilted, a little blurred and grainy, infrared grey by night. It shows
 * what is truly on the car, whatever the engine made of it. SVG without scripts, links or text from outside.
 */
export function drawPlatePatch(picture: Picture): string {
  const random = createRandom(`patch/${picture.cameraId}/${picture.vehicle.vrm}/${picture.capturedAtMs}`)
  const light = daylight(picture.position, picture.capturedAtMs)
  const night = light < 0.35
  const tilt = random.between(-2.2, 2.2)
  const skew = random.between(-5, 5)
  const blur = random.between(0.6, night ? 2 : 1.5)
  const grain = random.between(0.05, night ? 0.2 : 0.12)
  const soil = random.chance(0.3) ? mud(random.between(60, 460), random.between(20, 90), random.between(18, 40)) : ''
  const body = night ? '#23262a' : paintOf(picture.vehicle.colour).side
  const grey = night ? '<feColorMatrix type="saturate" values="0.06"/>' : ''
  const face = plateFace(picture.vehicle.vrm, picture.motion === 'away', hasBand(picture.vehicle.vrm))
  const seed = random.below(900)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 180" width="600" height="180"><defs><filter id="b" x="0" y="0" width="100%" height="100%"><feGaussianBlur stdDeviation="${n(blur)}"/>${grey}</filter><filter id="g" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".75" numOctaves="2" seed="${seed}"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 ${grain.toFixed(2)} 0"/></filter><linearGradient id="s" x2="0" y2="1"><stop stop-color="#fff" stop-opacity="${night ? '.25' : '.18'}"/><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${night ? '.5' : '.32'}"/></linearGradient></defs><g filter="url(#b)"><rect width="600" height="180" fill="${body}"/><rect y="142" width="600" height="38" fill="#0007"/><rect y="16" width="600" height="5" fill="#0004"/><g transform="translate(300 90) rotate(${n(tilt)}) skewX(${n(skew)}) translate(-260 -55.5)"><rect x="-6" y="-6" width="532" height="124" rx="11" fill="#0b0c0dcc"/>${face}<circle cx="96" cy="55" r="4" fill="#0004"/><circle cx="${hasBand(picture.vehicle.vrm) ? 508 : 424}" cy="55" r="4" fill="#0004"/>${soil}</g></g><rect width="600" height="180" fill="url(#s)"/><rect width="600" height="180" filter="url(#g)"/></svg>`
}

function mud(x: number, y: number, r: number): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(r * 1.7)}" ry="${n(r)}" fill="#5a4a35" opacity=".22"/>`
}
