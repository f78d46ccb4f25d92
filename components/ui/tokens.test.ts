import { describe, expect, it } from 'vitest'
import { contrast, type Deficiency, deficiencies, deltaE2000, labSeenBy } from './testing/colour.ts'
import { type Theme, tokenColour } from './testing/tokens.ts'

const themes: Theme[] = ['dark', 'light', 'dim']
const bands = ['high', 'medium', 'low', 'log']
const grounds = ['ground', 'panel', 'raised', 'hover', 'selected']
const words = ['ink', 'dim', 'faint', 'link', 'ok', 'caution', 'danger']
const pairs = <A, B>(as: readonly A[], bs: readonly B[]) => as.flatMap((a) => bs.map((b) => [a, b] as const))

describe('colour arithmetic', () => {
  // Pairs 1, 7, 17 and 25 of the test data of Sharma, Wu and Dalal (2005).
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('ΔE2000 of %j and %j is %d', (a, b, expected) => {
    expect(deltaE2000(a, b)).toBeCloseTo(expected, 4)
  })

  it('gives black on white 21:1', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5))

  it('brings red and green together for a deutan eye', () => {
    const apart = (eye: Deficiency) => deltaE2000(labSeenBy(eye, '#c06a50'), labSeenBy(eye, '#8a8a4e'))
    expect(apart('deutan')).toBeLessThan(apart('none') / 2)
  })
})

describe.each(themes)('the %s theme', (theme) => {
  const colour = (name: string) => tokenColour(theme, name)
  const eyes = Object.keys(deficiencies) as Deficiency[]
  const couples = bands.flatMap((a, i) => bands.slice(i + 1).map((b) => [a, b] as const))

  it.each(pairs(eyes, couples))('keeps bands 15 ΔE2000 apart for a %s eye: %j', (eye, [a, b]) => {
    expect(deltaE2000(labSeenBy(eye, colour(a)), labSeenBy(eye, colour(b)))).toBeGreaterThanOrEqual(15)
  })

  it.each(pairs(words, grounds))('%s is legible on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each<readonly [string, string]>([
    ...bands.map((band) => [`${band}-ink`, band] as const),
    ['primary-ink', 'primary'],
    ['primary-ink', 'primary-hover'],
    ['primary-ink', 'primary-key'],
    ['inverse-ink', 'inverse'],
    ['plate-ink', 'plate'],
    ['unit-ink', 'unit'],
    ['danger', 'danger-ground'],
    ['ink', 'danger-ground'],
    ['caution', 'caution-ground'],
    ['ink', 'caution-ground'],
    ['town', 'land'],
    ['town-large', 'land'],
    ['town', 'shield'],
  ])('%s is legible on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ...pairs([...bands, 'focus'], [...grounds, 'land', 'sea']),
    ...pairs(['edge'], grounds),
    ...pairs(['unit'], ['land', 'sea', 'road', 'motorway']),
    ['bar', 'bar-ground'],
    ['plate-edge', 'panel'],
    ['plate-edge', 'selected'],
    ['force-name', 'land'],
  ] as const)('%s can be told from %s', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
