import { describe, expect, test } from 'vitest'
import { isSafeDrawing } from '#lib/reads/drawing.ts'
import { daylight, sunElevationDeg } from './daylight.ts'
import { markPath } from './glyphs.ts'
import { drawImage, type ImageKind } from './image.ts'
import { escapeText } from './markup.ts'
import type { Picture } from './picture.ts'

const picture: Picture = {
  vehicle: { vrm: 'AB84KDX', make: 'Ford', model: 'Focus', colour: 'silver', body: 'hatchback' },
  cameraId: 'DUR-A1M-061-N',
  cameraName: 'A1(M) J61',
  position: { lat: 54.73, lon: -1.53 },
  capturedAtMs: Date.parse('2026-11-22T12:00:00Z'),
  motion: 'away',
  lane: 2,
  lanes: 3,
}
const night = { ...picture, capturedAtMs: Date.parse('2026-11-22T22:00:00Z') }
const bodies = ['hatchback', 'saloon', 'estate', 'suv', 'van', 'pickup', 'lorry'] as const
const kinds: ImageKind[] = ['plate', 'overview']

describe('drawings', () => {
  test('are small, safe, and the same for the same picture', () => {
    for (const kind of kinds) {
      for (const body of bodies) {
        for (const motion of ['towards', 'away'] as const) {
          for (const base of [picture, night]) {
            const one = { ...base, motion, vehicle: { ...base.vehicle, body } }
            const svg = drawImage(kind, one)
            expect(svg.length).toBeLessThan(12_000)
            expect(isSafeDrawing(svg)).toBe(true)
            expect(drawImage(kind, one)).toBe(svg)
          }
        }
      }
    }
  })

  test('differ by day and night, from front and rear, and by colour', () => {
    for (const kind of kinds) {
      const svg = drawImage(kind, picture)
      expect(drawImage(kind, night)).not.toBe(svg)
      expect(drawImage(kind, { ...picture, motion: 'towards' })).not.toBe(svg)
      expect(drawImage(kind, { ...picture, vehicle: { ...picture.vehicle, colour: 'red' } })).not.toBe(svg)
    }
  })

  test('the rear plate is yellow, the front one white', () => {
    expect(drawImage('plate', picture)).toContain('#f4c61d')
    expect(drawImage('plate', { ...picture, motion: 'towards' })).not.toContain('#f4c61d')
  })

  test('the plate shows each character of the mark', () => {
    for (const { path } of [markPath('AB84 KDX')]) expect(path.match(/<path/g)).toHaveLength(7)
    expect(markPath('O').path).toBe(markPath('0').path)
    expect(markPath('I1').width).toBeLessThan(markPath('AB').width)
  })

  test('nothing from outside can act in them', () => {
    const evil = '"><script>alert(1)</script>&\u0000<a href="javascript:x">'
    for (const kind of kinds) {
      const svg = drawImage(kind, {
        ...picture,
        cameraId: evil,
        cameraName: evil,
        vehicle: { ...picture.vehicle, vrm: evil, colour: evil as 'red' },
      })
      expect(svg).not.toContain('<script')
      expect(svg).not.toContain('<a ')
      expect(svg).not.toContain('\u0000')
      expect(isSafeDrawing(svg)).toBe(true)
    }
  })
})

test.each([
  ['a & b', 'a &amp; b'],
  ['<b>', '&lt;b&gt;'],
  [`"'`, '&quot;&#39;'],
  ['a\u0000\u001b\uffffb', 'ab'],
  ['Ärger 🚓\n', 'Ärger 🚓\n'],
])('escapes %j', (text, expected) => {
  expect(escapeText(text)).toBe(expected)
})

describe('the sun over Durham', () => {
  const at = { lat: 54.78, lon: -1.57 }
  test.each([
    ['midsummer noon', '2026-06-21T12:06:00Z', 58.7],
    ['midwinter noon', '2026-12-21T12:06:00Z', 11.8],
    ['equinox noon', '2026-03-20T12:10:00Z', 35.2],
  ])('%s', (_, when, elevation) => {
    expect(Math.abs(sunElevationDeg(at, Date.parse(when)) - elevation)).toBeLessThan(1.2)
  })
  test('it is light by day and dark by night', () => {
    expect(daylight(at, Date.parse('2026-11-22T12:00:00Z'))).toBe(1)
    expect(daylight(at, Date.parse('2026-11-22T23:00:00Z'))).toBe(0)
  })
})
