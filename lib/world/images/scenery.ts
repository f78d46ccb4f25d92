import { createRandom, type Random } from '#lib/core/random.ts'
import { n } from './markup.ts'

/** What always stands before one camera: hills, hedges, road, posts; `light` 0–1 sets sky and greens. */
export function scenery(cameraId: string, lanes: number, light: number, horizon: number, spread: number): string {
  const random = createRandom(`scenery/${cameraId}`)
  const sky = blend('#0e1424', '#b9cbd9', light)
  const skyLow = blend('#161c2b', '#e6ecef', light)
  const half = (lanes / 2) * (360 - horizon) * spread
  const shoulder = half + 52
  const ground = blend('#121913', random.pick(['#6d7f4c', '#7a8450', '#5f7648']), light)
  const tarmac = blend('#1d2126', '#6b6f73', light)
  return [
    `<linearGradient id="k" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="${skyLow}"/></linearGradient>`,
    `<rect x="-200" width="1040" height="${horizon + 4}" fill="url(#k)"/>`,
    `<path d="${hills(random, horizon, 46)}" fill="${blend('#0c111b', '#8c9fae', light)}"/>`,
    `<path d="${hills(random, horizon, 22)}" fill="${blend('#0b110f', '#71865f', light)}"/>`,
    `<rect x="-200" y="${horizon}" width="1040" height="${380 - horizon}" fill="${ground}"/>`,
    hedge(random, horizon, blend('#080c0a', '#3f5535', light)),
    `<path d="M318 ${horizon}L${n(320 - shoulder)} 360H${n(320 + shoulder)}L322 ${horizon}Z" fill="${tarmac}"/>`,
    edgeLine(-half, horizon, light),
    edgeLine(half, horizon, light),
    ...Array.from({ length: lanes - 1 }, (_, i) => dashes((i + 1 - lanes / 2) / (lanes / 2), half, horizon, light)),
    posts(random, shoulder, horizon, blend('#1b2026', '#d8dcdf', light)),
  ].join('')
}

function hills(random: Random, horizon: number, height: number): string {
  const tops = Array.from({ length: 10 }, (_, i) => `${i * 110 - 180} ${n(horizon - random.between(0.15, 1) * height)}`)
  return `M-190 ${horizon + 2}L${tops.join('L')}L820 ${horizon + 2}Z`
}

function hedge(random: Random, horizon: number, fill: string): string {
  const blobs = [-1, 1].flatMap((side) =>
    Array.from({ length: 6 }, (_, i) => {
      const away = 1 - i / 6
      const x = 320 + side * (34 + away * away * random.between(300, 380))
      const r = 5 + away * random.between(16, 34)
      return `<ellipse cx="${n(x)}" cy="${n(horizon + 4 + away * 26 - r * 0.3)}" rx="${n(r * 1.5)}" ry="${n(r)}"/>`
    }),
  )
  return `<g fill="${fill}">${blobs.join('')}</g>`
}

function edgeLine(bottom: number, horizon: number, light: number): string {
  return `<path d="M320 ${horizon}L${n(320 + bottom - 5)} 360H${n(320 + bottom + 5)}Z" fill="#fff" opacity="${n(0.25 + light * 0.55)}"/>`
}

/** A broken lane line in perspective, each dash a long wedge towards the horizon. */
function dashes(share: number, half: number, horizon: number, light: number): string {
  const at = (t: number) => ({ x: 320 + share * half * t, y: horizon + (360 - horizon) * t })
  const pieces = [0.08, 0.16, 0.28, 0.46, 0.74].map((t) => {
    const a = at(t)
    const b = at(t * 1.32)
    return `M${n(a.x - 3 * t)} ${n(a.y)}L${n(b.x - 4 * t)} ${n(b.y)}H${n(b.x + 4 * t)}L${n(a.x + 3 * t)} ${n(a.y)}Z`
  })
  return `<path d="${pieces.join('')}" fill="#fff" opacity="${n(0.3 + light * 0.5)}"/>`
}

function posts(random: Random, shoulder: number, horizon: number, fill: string): string {
  const side = random.chance(0.5) ? -1 : 1
  const rail = `M${n(320 + side * 4)} ${horizon + 1}L${n(320 + side * (shoulder + 30))} 344V352L${n(320 + side * 4)} ${horizon + 3}Z`
  const poles = [0.12, 0.24, 0.48].map((t) => {
    const x = 320 + side * (shoulder + 46) * t
    const y = horizon + (350 - horizon) * t
    return `M${n(x)} ${n(y)}v${n(-150 * t)}h${n(-side * 34 * t)}`
  })
  return `<path d="${rail}" fill="${fill}" opacity=".7"/><path d="${poles.join('')}" fill="none" stroke="${fill}" stroke-width="2" opacity=".7"/>`
}

/** Mixes two #rrggbb colours; share 1 gives the second. */
function blend(dark: string, bright: string, share: number): string {
  const channel = (hex: string, i: number) => Number.parseInt(hex.slice(i, i + 2), 16)
  const mixed = [1, 3, 5].map((i) => Math.round(channel(dark, i) + (channel(bright, i) - channel(dark, i)) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
