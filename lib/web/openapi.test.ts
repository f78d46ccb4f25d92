import { readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { apiAlarm } from '../alarms/api-alarm.ts'
import { anAlarm, aSighting } from '../alarms/testing/sample.ts'
import { openApi } from './openapi.ts'

interface Operation {
  operationId: string
  responses: Record<string, { description: string }>
  security: unknown[]
}
const document = openApi() as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

/** The URLs under app/api/v1 as they are on disk. */
const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map(
    (file) =>
      `/api/v1/${file
        .replace(/\/route\.ts$/, '')
        .replaceAll('[', '{')
        .replaceAll(']', '}')}`,
  )

const refsIn = (part: unknown): string[] =>
  part !== null && typeof part === 'object'
    ? Object.entries(part).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refsIn(value)))
    : []

const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'api')

/** Compiles a named schema of the document with everything it refers to. */
const validator = (name: string) => ajv.compile({ $ref: `api#/components/schemas/${name}` })

describe('the OpenAPI document', () => {
  it('has every route of the API and no other', () => {
    expect(routes.length).toBeGreaterThan(4)
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort())
  })

  it('refers only to what it holds', () => {
    const refs = new Set(refsIn(document))
    expect(refs.size).toBeGreaterThan(5)
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document)
      expect(found, ref).toBeTypeOf('object')
    }
  })

  it('gives every operation a name of its own, a token, an answer and refusals', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length)
    for (const { responses, security } of operations) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '403']))
      expect(security).toHaveLength(1)
      for (const response of Object.values(responses)) expect(response.description).not.toBe('')
    }
  })

  it('holds schemas that compile, and that tell a good answer from a bad one', () => {
    for (const name of Object.keys(document.components.schemas)) expect(() => validator(name), name).not.toThrow()
    const alarm = apiAlarm({
      seq: 4,
      alarm: anAlarm(),
      entries: [],
      matches: [],
      sightings: [
        {
          ...aSighting(),
          make: null,
          model: null,
          colour: null,
          confidence: null,
          motion: null,
          images: ['plate'],
          signals: [],
          clone: false,
        },
      ],
      events: [],
      verifications: [],
      misreads: [],
      notes: [],
      guidance: { whatIsThis: '', whatToDo: '', whoToCall: '', escalation: '' },
      targets: { acknowledgeSec: 1, decideSec: 1, deploySec: 1, shelveMaxSec: null },
      checkedAt: '2026-11-22T21:00:00.000Z',
    })
    const page = validator('ApiAlarmPage')
    expect(page({ alarms: [alarm], next: 4, more: false })).toBe(true)
    expect(page({ alarms: [{ ...alarm, times: { ...alarm.times, raised: null } }], next: 4, more: false })).toBe(false)
    const report = validator('PositionReport')
    expect(report({ positions: [{ unitId: 'D22', lat: 54, lon: -1, at: '2026-11-22T21:00:00Z' }] })).toBe(true)
    expect(report({ positions: [{ unitId: 'D22', lat: 154, lon: -1, at: '2026-11-22T21:00:00Z' }] })).toBe(false)
    expect(report({ positions: [] })).toBe(false)
  })
})
