import { fileFields } from '../files/layout.ts'

const refusal = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' } },
} as const
const json = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } })
const refused = (description: string) => json(description, refusal)
const count = { type: 'integer', minimum: 0 } as const

const counts = {
  type: 'object',
  properties: Object.fromEntries(
    ['added', 'changed', 'withdrawn', 'unchanged', 'refused', 'held', 'kept'].map((name) => [name, count]),
  ),
} as const
const outcome = {
  type: 'object',
  required: ['counts', 'refused', 'refusedCount'],
  properties: {
    revision: { type: 'integer', description: 'Absent after a dry run' },
    dryRun: { const: true },
    needsConfirmation: { type: 'boolean' },
    counts,
    refusedCount: count,
    refused: {
      type: 'array',
      maxItems: 1000,
      items: {
        type: 'object',
        properties: {
          line: { type: 'integer' },
          code: { type: 'string' },
          field: { type: ['string', 'null'] },
          value: { type: ['string', 'null'] },
          reason: { type: 'string' },
        },
      },
    },
  },
} as const

const source = {
  name: 'source',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'The id of the list',
}
const write = (operationId: string, summary: string, more: readonly object[] = []) => ({
  operationId,
  summary,
  security: [{ hotlist: [] }],
  parameters: [
    source,
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      schema: { type: 'string' },
      description: 'The revision that this follows, as the ETag of GET gives it ("12"), or * for any',
    },
    { name: 'dryRun', in: 'query', schema: { const: '1' }, description: 'Only says what would happen' },
    ...more,
  ],
  requestBody: {
    required: true,
    description: 'Read as it comes and never held whole; not compressed; at most HOTLIST_FEED_MB',
    content: {
      'text/csv': {
        schema: { type: 'string', description: 'By headings, in the VOI order, or as the list’s saved mapping says' },
      },
      'application/x-ndjson': {
        schema: { type: 'string', description: `One object a line with the fields ${fileFields.join(', ')}` },
      },
    },
  },
  responses: {
    200: json('It is the list’s newest revision; the ETag is its number', outcome),
    400: refused('If-Match cannot be read'),
    401: refused('No list of this name has this token'),
    409: refused('The guard: it would withdraw too large a share of the list; counts are given. Nothing was changed'),
    412: refused('The list is at another revision; the ETag says at which. Nothing was changed'),
    413: refused('Longer than the limit. Nothing was changed'),
    415: refused('Another content type or a compressed body'),
    422: refused('The file as a whole cannot be taken. Nothing was changed'),
    428: refused('If-Match is missing'),
  },
})

/** The part of the matcher's HTTP interface that machines feed lists through. */
export const hotlistPaths = {
  '/v1/hotlists/{source}': {
    get: {
      operationId: 'getHotlist',
      summary: 'A list’s revision (ETag), age, live entries, newest file, and whether this matcher holds that revision',
      security: [{ hotlist: [] }],
      parameters: [source],
      responses: {
        200: json('The state of the list', { type: 'object' }),
        401: refused('No list of this name has this token'),
      },
    },
    put: write('putHotlist', 'Send the whole list: what it does not name is withdrawn', [
      {
        name: 'confirmWithdrawals',
        in: 'query',
        schema: { const: '1' },
        description: 'Says that a replacement which the guard stopped is meant',
      },
    ]),
    patch: write('patchHotlist', 'Send a delta: each row has an op, one of add, change and withdraw'),
  },
}

export const hotlistSecurity = {
  hotlist: { type: 'http', scheme: 'bearer', description: 'The token of one list' },
} as const
