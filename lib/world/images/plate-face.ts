import { spacedMark } from '../marks.ts'
import { GLYPH_HEIGHT, markPath } from './glyphs.ts'
import { n } from './markup.ts'

export const PLATE_WIDTH = 520
export const PLATE_HEIGHT = 111

/** A British plate 520 × 111 mm with its top left corner at 0,0: yellow at the rear, white at the front. */
export function plateFace(mark: string, rear: boolean, band: boolean): string {
  const { path, width } = markPath(spacedMark(mark))
  const left = band ? 46 : 0
  const scale = Math.min(1, (PLATE_WIDTH - left - 24) / Math.max(1, width))
  const x = left + (PLATE_WIDTH - left - width * scale) / 2
  const y = (PLATE_HEIGHT - GLYPH_HEIGHT * scale) / 2
  const strip = band
    ? '<path d="M8 0H44V111H8Q0 111 0 103V8Q0 0 8 0Z" fill="#0d3f9c"/><path d="M13 88V72M13 72V84Q13 92 20 92Q27 92 27 84V72M33 92V72M41 72L33 82L41 92" stroke="#fff" stroke-width="4" fill="none"/>'
    : ''
  return `<rect width="520" height="111" rx="8" fill="${rear ? '#f4c61d' : '#f1f2ee'}"/>${strip}<g transform="translate(${n(x)} ${n(y)}) scale(${scale.toFixed(3)})" fill="none" stroke="#16181a" stroke-width="13">${path}</g><rect x="2" y="2" width="516" height="107" rx="7" fill="none" stroke="#0003" stroke-width="3"/>`
}
