import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { Read } from './read.ts'
import type { ItemRefusal, RefusalCode } from './refusal.ts'

/** JSON Schema (2020-12) of a read as it arrives. */
export const readJsonSchema = z.toJSONSchema(Read, { target: 'draft-2020-12', io: 'input' })

// ajv compiles the schema to code: zod itself costs five times as much for each read.
const check = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile<Read>(readJsonSchema)

const missing: Partial<Record<string, RefusalCode>> = {
  vrm: 'missing-mark',
  cameraId: 'missing-camera',
  capturedAt: 'missing-time',
}
const ofField: Partial<Record<string, RefusalCode>> = {
  confidence: 'bad-confidence',
  characters: 'bad-characters',
  candidates: 'bad-candidates',
}
const ofKeyword: Partial<Record<string, RefusalCode>> = {
  'vrm/minLength': 'missing-mark',
  'vrm/maxLength': 'mark-too-long',
  'cameraId/minLength': 'missing-camera',
  'cameraId/maxLength': 'unknown-camera',
  'capturedAt/pattern': 'bad-time',
}

/** Whether `raw` has the fields a read must have, of the right types; the first thing wrong otherwise. */
export function checkRead(raw: unknown): { read: Read } | ItemRefusal {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
    return { code: 'not-an-object', message: 'A read is a JSON object' }
  }
  if (check(raw)) return { read: raw }
  return refusalOf(check.errors?.[0] as ErrorObject, raw as Record<string, unknown>)
}

function refusalOf({ instancePath, keyword, params, message }: ErrorObject, raw: Record<string, unknown>): ItemRefusal {
  const path = instancePath.slice(1)
  const field = path.split('/')[0] ?? ''
  const absent = keyword === 'required' ? String(params.missingProperty) : field
  if (path === '' || (raw[absent] === null && missing[absent])) {
    return { code: missing[absent] ?? 'bad-type', message: `${absent} is missing` }
  }
  const code = ofField[field] ?? ofKeyword[`${path}/${keyword}`] ?? (keyword === 'type' ? 'bad-type' : 'bad-value')
  return { code, message: `${path.replaceAll('/', '.')} ${message ?? 'is not valid'}` }
}
