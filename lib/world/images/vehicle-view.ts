import type { BodyShape, Vehicle } from '../vehicles.ts'
import { n } from './markup.ts'
import { paintOf } from './paint.ts'
import { hasBand } from './plate-band.ts'
import { PLATE_WIDTH, plateFace } from './plate-face.ts'

/** Half widths and heights in centimetres over the road, seen square from the front or the rear. */
type Outline = { half: number; height: number; roof: number; waist: number; bonnet: number; plateRear: number }

const outlines: Readonly<Record<BodyShape, Outline>> = {
  hatchback: { half: 89, height: 147, roof: 57, waist: 96, bonnet: 84, plateRear: 66 },
  saloon: { half: 92, height: 143, roof: 56, waist: 98, bonnet: 80, plateRear: 74 },
  estate: { half: 92, height: 148, roof: 61, waist: 98, bonnet: 82, plateRear: 70 },
  suv: { half: 95, height: 170, roof: 66, waist: 112, bonnet: 100, plateRear: 82 },
  pickup: { half: 95, height: 180, roof: 62, waist: 116, bonnet: 106, plateRear: 62 },
  van: { half: 98, height: 222, roof: 82, waist: 120, bonnet: 108, plateRear: 62 },
  lorry: { half: 125, height: 380, roof: 122, waist: 150, bonnet: 110, plateRear: 58 },
}

/** Drawn with the middle of its wheels' contact at 0,0 and one unit a centimetre. `lit` when its lamps are on. */
export function vehicleView(vehicle: Vehicle, rear: boolean, lit: boolean): string {
  const o = outlines[vehicle.body]
  const paint = paintOf(vehicle.colour)
  const glass = lit ? '#0c1116' : '#1d2831'
  const boxy = vehicle.body === 'van' || vehicle.body === 'lorry'
  const shell = boxy
    ? `M${-o.half} -24V${-o.waist}L${-o.roof - 6} ${-o.height + 10}Q${-o.roof - 5} ${-o.height} ${-o.roof + 6} ${-o.height}H${o.roof - 6}Q${o.roof + 5} ${-o.height} ${o.roof + 6} ${-o.height + 10}L${o.half} ${-o.waist}V-24Z`
    : `M${-o.half} -26Q${-o.half - 1} ${-o.bonnet} ${-o.half + 5} ${-o.waist}L${-o.roof} ${-o.height + 7}Q${-o.roof + 8} ${-o.height} 0 ${-o.height - 2}Q${o.roof - 8} ${-o.height} ${o.roof} ${-o.height + 7}L${o.half - 5} ${-o.waist}Q${o.half + 1} ${-o.bonnet} ${o.half} -26Z`
  return [
    `<ellipse cy="1" rx="${o.half + 16}" ry="10" fill="#000" opacity=".5"/>`,
    tyres(o),
    `<path d="${shell}" fill="url(#p)"/>`,
    boxy && rear ? backDoors(o, vehicle.body === 'lorry') : window(o, boxy, glass),
    mirrors(o, rear, paint.shade),
    rear ? tail(o, boxy, lit) : nose(o, lit),
    `<path d="M${-o.half} -46H${o.half}V-24Q0 -16 ${-o.half} -24Z" fill="${paint.shade}" opacity=".85"/>`,
    plate(vehicle.vrm, rear, rear ? o.plateRear : 44),
  ].join('')
}

function tyres(o: Outline): string {
  const w = 23
  return [-o.half + 3, o.half - 3 - w]
    .map((x) => `<rect x="${x}" y="-34" width="${w}" height="35" rx="5" fill="#0b0c0e"/>`)
    .join('')
}

function window(o: Outline, boxy: boolean, glass: string): string {
  const top = o.height - (boxy ? 34 : 11)
  const wide = o.roof - (boxy ? 2 : 5)
  const low = o.half - 17
  return `<path d="M${-low} ${-o.waist - 2}L${-wide} ${-top}Q0 ${-top - 5} ${wide} ${-top}L${low} ${-o.waist - 2}Q0 ${-o.waist + 5} ${-low} ${-o.waist - 2}Z" fill="${glass}"/><path d="M${-low + 12} ${-o.waist - 4}L${-wide + 9} ${-top + 3}H${-wide + 34}L${-low + 48} ${-o.waist - 3}Z" fill="#fff" opacity=".09"/>`
}

function backDoors(o: Outline, lorry: boolean): string {
  const top = o.height - 12
  const panes = lorry
    ? ''
    : `<path d="M-70 ${-top + 16}H-8V${-o.waist - 16}H-76ZM70 ${-top + 16}H8V${-o.waist - 16}H76Z" fill="#18222a"/>`
  return `<path d="M0 ${-top}V-50" stroke="#0006" stroke-width="2.5"/>${panes}<path d="M-14 ${-o.waist + 14}h8M6 ${-o.waist + 14}h8" stroke="#0008" stroke-width="5"/>`
}

function mirrors(o: Outline, rear: boolean, fill: string): string {
  const y = o.waist + (rear ? 2 : 6)
  return [-1, 1]
    .map((side) => `<rect x="${side * (o.half + 5) - 9}" y="${-y}" width="18" height="13" rx="5" fill="${fill}"/>`)
    .join('')
}

function tail(o: Outline, boxy: boolean, lit: boolean): string {
  const lamp = lit ? '#ff5a45' : '#a31b1b'
  const y = boxy ? o.waist - 6 : o.waist - 9
  const height = boxy ? 44 : 24
  return [-1, 1]
    .map((side) => {
      const x = side * (o.half - 17) - 14
      const glow = lit ? `<circle cx="${n(x + 14)}" cy="${-y + height / 2}" r="46" fill="url(#r)"/>` : ''
      return `<rect x="${n(x)}" y="${-y}" width="28" height="${height}" rx="6" fill="${lamp}"/><rect x="${n(x + 5)}" y="${-y + 5}" width="18" height="5" rx="2" fill="#ffd0c0" opacity=".7"/>${glow}`
    })
    .join('')
}

function nose(o: Outline, lit: boolean): string {
  const y = Math.min(o.bonnet - 8, 92)
  const grille = `<rect x="-46" y="${-y + 3}" width="92" height="17" rx="6" fill="#14181c"/><circle cy="${-y + 11}" r="6" fill="#c9ced3"/>`
  const lamps = [-1, 1]
    .map((side) => {
      const x = side * (o.half - 24) - 19
      const glow = lit ? `<circle cx="${n(x + 19)}" cy="${-y + 11}" r="120" fill="url(#h)"/>` : ''
      return `<path d="M${n(x)} ${-y + 4}h38l${side * -3} 15h-32z" fill="${lit ? '#fffdf0' : '#dfe6ea'}" stroke="#0005" stroke-width="2"/>${glow}`
    })
    .join('')
  return grille + lamps
}

function plate(mark: string, rear: boolean, centre: number): string {
  const scale = 56 / PLATE_WIDTH
  return `<g transform="translate(-28 ${n(-centre - 6)}) scale(${scale.toFixed(4)})"><rect x="-9" y="-9" width="538" height="129" rx="12" fill="#0009"/>${plateFace(mark, rear, hasBand(mark))}</g>`
}
