import { z } from 'zod'
import { scopes } from '../access/bearer.ts'
import { Alarm } from '../alarms/alarm.ts'
import { AlarmEvent } from '../alarms/alarm-event.ts'
import { ApiAlarm, ApiAlarmPage, ApiAlarmQuery } from '../alarms/api-alarm.ts'
import { UnitPosition } from '../realtime/contract.ts'
import { PositionAnswer, positionLimit } from '../response/position-report.ts'
import { Unit } from '../response/unit.ts'

type Json = Record<string, unknown>

const ApiError = z.object({ code: z.string(), message: z.string() })
const UnitList = z.object({ units: z.array(Unit) })
// The route takes items one by one; a caller should know what each is meant to be.
const PositionReport = z.object({ positions: z.array(UnitPosition).min(1).max(positionLimit) })

const named = {
  Alarm,
  AlarmEvent,
  ApiAlarm,
  ApiAlarmPage,
  ApiError,
  PositionAnswer,
  PositionReport,
  Unit,
  UnitList,
  UnitPosition,
}
type Name = keyof typeof named

/** The zod schemas as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks; they refer to each other by name. */
function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const io = (name: string) => (name === 'PositionReport' || name === 'UnitPosition' ? 'input' : 'output')
  const uri = (id: string) => `#/components/schemas/${id}`
  const made = {
    input: z.toJSONSchema(registry, { uri, io: 'input' }),
    output: z.toJSONSchema(registry, { uri, io: 'output' }),
  }
  return Object.fromEntries(
    Object.keys(named).map((name) => {
      const { $id, $schema, ...schema } = made[io(name)].schemas[name] as Json
      return [name, schema]
    }),
  )
}

const json = (name: Name): Json => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const ok = (name: Name, description: string): Json => ({ '200': { description, content: json(name) } })
const errors: Record<number, string> = {
  400: 'A parameter or the body is not understood; `message` names it',
  401: 'No valid bearer token',
  403: 'The token lacks the scope',
  404: 'There is no such alarm, or it is not for this token to see',
  413: 'The body is too large',
  503: 'Not able to answer now: try again in a few seconds',
}
const refusals = (...statuses: number[]): Json =>
  Object.fromEntries(
    [...statuses, 401, 403, 503].map((status) => [
      String(status),
      { description: errors[status], content: json('ApiError') },
    ]),
  )
const needs = (scope: string): Json[] => [{ bearer: [scope] }]

const queryWords: Record<keyof typeof ApiAlarmQuery.shape, string> = {
  state: 'Only alarms in this state; `open` is every state but closed',
  since: 'Only alarms that changed after this sequence: give the `next` of the page before',
  limit: 'At most so many alarms',
}
const queryParameters = (): Json[] => {
  const { properties = {} } = z.toJSONSchema(ApiAlarmQuery, { io: 'input' })
  return Object.entries(queryWords).map(([name, description]) => {
    // Coerced numbers take anything as input; what they come out as is what a caller should send.
    const schema = name === 'state' ? properties[name] : z.toJSONSchema(ApiAlarmQuery).properties?.[name]
    return { name, in: 'query', required: false, description, schema }
  })
}

const restrictedWords =
  'Alarms of SILENT entries are given only to tokens with the scope `alarms:read-restricted`; to others they do not exist.'

/** The OpenAPI 3.1 document of /api/v1, made of the schemas that the routes themselves parse with. */
export const openApi = (): Json => ({
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: {
    title: 'Watchdesk integration API',
    version: '1',
    description: 'Alarms and units for command-and-control systems. Instants are ISO 8601 in UTC.',
  },
  servers: [{ url: '/' }],
  paths: {
    '/api/v1/alarms': {
      get: {
        operationId: 'listAlarms',
        summary: 'Alarms in the order of their last change',
        description: `Ask again with \`since\` = \`next\` to follow what happens: a changed alarm comes again, none is skipped. ${restrictedWords}`,
        security: needs('alarms:read'),
        parameters: queryParameters(),
        responses: { ...ok('ApiAlarmPage', 'One page'), ...refusals(400) },
      },
    },
    '/api/v1/alarms/{id}': {
      get: {
        operationId: 'getAlarm',
        summary: 'One alarm',
        description: restrictedWords,
        security: needs('alarms:read'),
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { ...ok('ApiAlarm', 'The alarm'), ...refusals(400, 404) },
      },
    },
    '/api/v1/units': {
      get: {
        operationId: 'listUnits',
        summary: 'Every unit with its newest position and its present task',
        security: needs('units:read'),
        responses: { ...ok('UnitList', 'The units'), ...refusals() },
      },
    },
    '/api/v1/units/positions': {
      post: {
        operationId: 'reportPositions',
        summary: 'Where units are',
        description:
          'The newest of each unit counts; an older one never overwrites it. A bad item is refused by its index and stops no other.',
        security: needs('units:write'),
        requestBody: { required: true, content: json('PositionReport') },
        responses: { ...ok('PositionAnswer', 'What became of them'), ...refusals(400, 413) },
      },
    },
    '/api/v1/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'This document',
        security: needs('alarms:read'),
        responses: {
          '200': { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
          ...refusals(),
        },
      },
    },
  },
  components: {
    schemas: componentSchemas(),
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: `An API token. Scopes: ${scopes.join(', ')}.`,
      },
    },
  },
})
