import { z } from 'zod'
import { imageKinds, imageTypes } from './image.ts'
import { readJsonSchema } from './read-check.ts'
import { IngestAnswer, RequestRefusal } from './refusal.ts'

const schemaOf = ({ $schema, ...schema }: Record<string, unknown>) => schema
const plain = (schema: z.ZodType) => schemaOf(z.toJSONSchema(schema, { target: 'draft-2020-12' }))
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (description: string, schema: unknown) => ({ description, content: { 'application/json': { schema } } })
const refused = (description: string) => json(description, ref('RequestRefusal'))

const refusals = {
  400: refused('The body is not JSON (`bad-json`)'),
  401: refused('No source has this token'),
  403: refused('The source is switched off'),
  413: refused('More than 2 MB or 5,000 items: send less at a time'),
  415: refused('Another content type'),
  503: refused('Nothing of it is durable; send the same again after Retry-After seconds'),
}

/** The matcher's HTTP interface, from the schemas that it checks with. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Watchdesk matcher',
    version: '1',
    description:
      'Takes reads. An answer of 202 says that every accepted read is on disk. The id of a read follows from camera, mark and capture time, so sending again is always safe.',
  },
  security: [{ source: [] }],
  paths: {
    '/v1/reads': {
      post: {
        operationId: 'postReads',
        summary: 'Send one read, an array of at most 5,000, or one a line (NDJSON)',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { anyOf: [ref('Read'), { type: 'array', maxItems: 5000, items: ref('Read') }] },
            },
            'application/x-ndjson': { schema: { type: 'string', description: 'One Read a line' } },
          },
        },
        responses: {
          202: json('What was accepted is durable; what was rejected is named', ref('IngestAnswer')),
          422: json('Every item was rejected', ref('IngestAnswer')),
          ...refusals,
        },
      },
    },
    '/v1/reads/{id}/images/{kind}': {
      put: {
        operationId: 'putImage',
        summary: 'Send an image of a read, before or after the read itself, once or again',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { name: 'kind', in: 'path', required: true, schema: { enum: imageKinds } },
        ],
        requestBody: {
          required: true,
          content: Object.fromEntries(
            imageTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
          ),
        },
        responses: {
          201: { description: 'Stored' },
          200: { description: 'The same image was there' },
          409: refused('Another image was there; it stays'),
          422: refused('No id of a read, outside the capture window, or not an image of the said type'),
          ...refusals,
        },
      },
    },
    '/health': {
      get: {
        operationId: 'health',
        security: [],
        summary: '200 when reads can be taken and matched; the body says why not. Counts for the service token only',
        responses: { 200: { description: 'Able' }, 503: { description: 'Not able' } },
      },
    },
    '/metrics': {
      get: {
        operationId: 'metrics',
        security: [{ service: [] }],
        summary: 'Prometheus text format',
        responses: { 200: { description: 'Figures' }, 401: refusals[401] },
      },
    },
  },
  components: {
    securitySchemes: {
      source: { type: 'http', scheme: 'bearer', description: 'One token a source' },
      service: { type: 'http', scheme: 'bearer', description: 'MATCHER_TOKEN' },
    },
    schemas: {
      Read: schemaOf(readJsonSchema),
      IngestAnswer: plain(IngestAnswer),
      RequestRefusal: plain(RequestRefusal),
    },
  },
}
