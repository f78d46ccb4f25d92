import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRead, type ReadContext } from './parse-read.ts'
import { readId } from './read-id.ts'

const receivedAtMs = Date.parse('2026-11-22T10:00:00.000Z')
const context: ReadContext = {
  sourceId: 'test',
  receivedAtMs,
  findCamera: (id) => (id === 'cam-1' ? { forceId: 'durrow' } : undefined),
}
const good = { vrm: 'AB40 CDE', cameraId: 'cam-1', capturedAt: '2026-11-22T09:59:58.250Z' }

const parse = (fields: Record<string, unknown>) => parseRead({ ...good, ...fields }, context)
const codeOf = (parsed: ReturnType<typeof parseRead>) => ('code' in parsed ? parsed.code : 'taken')
function taken(fields: Record<string, unknown>) {
  const parsed = parse(fields)
  if ('code' in parsed) throw new Error(`${parsed.code}: ${parsed.message}`)
  return parsed.read
}

describe('what is refused', () => {
  test.each([
    ['a number', 7, 'not-an-object'],
    ['null', null, 'not-an-object'],
    ['an array', [], 'not-an-object'],
    ['text', 'AB40CDE', 'not-an-object'],
    ['nothing in it', {}, 'missing-mark'],
  ])('%s', (_name, raw, code) => {
    expect(codeOf(parseRead(raw, context))).toBe(code)
  })

  test.each([
    ['no mark', { vrm: undefined }, 'missing-mark'],
    ['mark null', { vrm: null }, 'missing-mark'],
    ['mark empty', { vrm: '' }, 'missing-mark'],
    ['mark of spaces', { vrm: '   ' }, 'missing-mark'],
    ['mark of NULs', { vrm: '\0\0' }, 'missing-mark'],
    ['mark of emoji', { vrm: '🚗🚓' }, 'missing-mark'],
    ['mark a number', { vrm: 12345 }, 'bad-type'],
    ['mark of 65', { vrm: 'A'.repeat(65) }, 'mark-too-long'],
    ['no camera', { cameraId: undefined }, 'missing-camera'],
    ['camera empty', { cameraId: '' }, 'missing-camera'],
    ['camera a number', { cameraId: 1 }, 'bad-type'],
    ['camera unknown', { cameraId: 'cam-2' }, 'unknown-camera'],
    ['camera with a NUL', { cameraId: 'cam-1\0' }, 'unknown-camera'],
    ['camera of 129', { cameraId: 'c'.repeat(129) }, 'unknown-camera'],
    ['no time', { capturedAt: undefined }, 'missing-time'],
    ['time null', { capturedAt: null }, 'missing-time'],
    ['time a number', { capturedAt: receivedAtMs }, 'bad-type'],
    ['time without zone', { capturedAt: '2026-11-22T09:59:58' }, 'bad-time'],
    ['time in words', { capturedAt: 'Sunday' }, 'bad-time'],
    ['month 13', { capturedAt: '2026-13-22T09:59:58Z' }, 'bad-time'],
    ['31 November', { capturedAt: '2026-11-31T09:59:58Z' }, 'bad-time'],
    ['hour 25', { capturedAt: '2026-11-22T25:00:00Z' }, 'bad-time'],
    ['1970', { capturedAt: '1970-01-01T00:00:00Z' }, 'captured-too-old'],
    ['a month and a day ago', { capturedAt: '2026-10-21T10:00:00Z' }, 'captured-too-old'],
    ['5 min 1 s ahead', { capturedAt: '2026-11-22T10:05:01Z' }, 'captured-in-future'],
    ['confidence 101', { confidence: 101 }, 'bad-confidence'],
    ['confidence -1', { confidence: -1 }, 'bad-confidence'],
    ['confidence infinite', { confidence: JSON.parse('1e999') }, 'bad-confidence'],
    ['confidence in words', { confidence: 'high' }, 'bad-confidence'],
    ['candidates not a list', { candidates: 'AB40CDE' }, 'bad-candidates'],
    ['a candidate without mark', { candidates: [{ confidence: 1 }] }, 'bad-candidates'],
    ['1,001 candidates', { candidates: Array(1001).fill({ vrm: 'A', confidence: 1 }) }, 'bad-candidates'],
    ['characters of words', { characters: ['A'] }, 'bad-characters'],
    ['65 characters', { characters: Array(65).fill({ char: 'A', confidence: 1 }) }, 'bad-characters'],
    ['motion sideways', { motion: 'sideways' }, 'bad-value'],
    ['latitude 91', { lat: 91 }, 'bad-value'],
    ['lane 1.5', { lane: 1.5 }, 'bad-type'],
    ['lane 100', { lane: 100 }, 'bad-value'],
    ['make a number', { make: 1 }, 'bad-type'],
  ])('%s', (_name, fields, code) => {
    expect(codeOf(parse(fields))).toBe(code)
  })

  test('what cannot be written out', () => {
    expect(codeOf(parse({ x: JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) }))).toBe('too-deep')
  })
})

describe('what is taken', () => {
  test('the least', () => {
    expect(taken({})).toMatchObject({
      vrm: 'AB40CDE',
      vrmRaw: 'AB40 CDE',
      forceId: 'durrow',
      sourceId: 'test',
      capturedAtMs: Date.parse(good.capturedAt),
      receivedAtMs,
      confidence: null,
      make: null,
      detail: null,
    })
  })

  test.each([
    ['with an offset', '2026-11-22T10:59:58.250+01:00'],
    ['offset without colon', '2026-11-22T10:59:58.250+0100'],
    ['small letters', '2026-11-22t09:59:58.250z'],
    ['a comma', '2026-11-22T09:59:58,250Z'],
    ['microseconds', '2026-11-22T09:59:58.250999Z'],
  ])('a time %s', (_name, capturedAt) => {
    expect(taken({ capturedAt }).id).toBe(taken({}).id)
  })

  test.each([
    ['5 min ahead', '2026-11-22T10:05:00Z'],
    ['31 days ago', '2026-10-22T10:00:00Z'],
    ['without seconds', '2026-11-22T09:59Z'],
  ])('captured %s', (_name, capturedAt) => {
    expect(codeOf(parse({ capturedAt }))).toBe('taken')
  })

  test('marks of no known format, null for absent, and text with control characters', () => {
    expect(taken({ vrm: 'A-1', confidence: null, make: 'Fo\0rd\u0007', model: '\0', colour: '\ud800' })).toMatchObject({
      vrm: 'A1',
      confidence: null,
      make: 'Ford',
      model: null,
      colour: '\ufffd',
    })
  })

  test('the id is of camera, normalised mark and time, whatever else is said', () => {
    const id = readId({ cameraId: 'cam-1', vrm: 'AB40CDE', capturedAtMs: Date.parse(good.capturedAt) })
    expect(taken({ vrm: 'ab-40-cde', confidence: 3, x: 1 }).id).toBe(id)
    expect(taken({ vrm: 'AB40CDF' }).id).not.toBe(id)
    expect(taken({ capturedAt: '2026-11-22T09:59:58.251Z' }).id).not.toBe(id)
  })

  test('unknown fields are kept clean, up to 4 kB', () => {
    const odd = { 'k\0': 'v\0\ud800', __proto__: 1 }
    expect(JSON.parse(taken({ odd, more: [1] }).detail ?? '')).toEqual({
      other: { odd: { k: 'v\ufffd' }, more: [1] },
    })
    expect(JSON.parse(taken({ odd: 'x'.repeat(5000) }).detail ?? '')).toEqual({ truncated: true })
  })

  test('a thousand candidates are cut to twenty, and it says so', () => {
    const candidates = Array.from({ length: 1000 }, (_, i) => ({ vrm: `C${i}`, confidence: 50 }))
    const read = taken({ candidates })
    expect(read.candidates).toEqual(candidates.slice(0, 20))
    expect(JSON.parse(read.detail ?? '')).toEqual({ candidates: candidates.slice(0, 20), truncated: true })
  })
})

test('whatever is sent, nothing is thrown and every refusal has a code', () => {
  const noisy = fc.record(
    {
      vrm: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('AB40CDE'), fc.anything()),
      cameraId: fc.oneof(fc.constant('cam-1'), fc.anything()),
      capturedAt: fc.oneof(fc.constant(good.capturedAt), fc.string(), fc.anything()),
      confidence: fc.anything(),
      characters: fc.anything(),
      candidates: fc.anything(),
      detail: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(noisy, fc.jsonValue()), (raw) => {
      const sent: unknown = JSON.parse(JSON.stringify(raw) ?? 'null')
      const parsed = parseRead(sent, context)
      if ('code' in parsed) expect(parsed.message).toBeTruthy()
      else expect(parsed.read.detail ?? '').not.toMatch(/\\u(0000|d[89a-f])/i)
    }),
    { numRuns: 300 },
  )
})
