import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#lib/core/clock.ts'
import { canarySource } from '#lib/matching/canary/canary.ts'
import { type Item, parseJsonBody, parseNdjsonBody } from '#lib/reads/body.ts'
import { parseRead } from '#lib/reads/parse-read.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import { type IngestAnswer, type ItemRefusal, isRetryable } from '#lib/reads/refusal.ts'
import type { Cameras } from './cameras.ts'
import { canaryCameraFor, refusalOf } from './canary.ts'
import type { Outcome } from './commit-reads.ts'
import type { Feeds } from './feeds.ts'
import type { Figures } from './figures.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Refusals } from './refusals.ts'

export interface ReadRoutesDeps {
  cameras: Cameras
  commits: GroupCommit<AcceptedRead, Outcome>
  refusals: Refusals
  figures: Figures
  feeds: Pick<Feeds, 'add'>
  clock: Clock
  /** A read that is stored before the lists are loaded would never be matched. */
  index: { loaded: boolean }
}

type Parsed = { read: AcceptedRead } | ItemRefusal

/** POST /v1/reads: 202 only for what is on disk. */
export function serveReads(server: FastifyInstance, deps: ReadRoutesDeps): void {
  const { cameras, commits, refusals, figures, feeds, clock, index } = deps
  server.post('/v1/reads', async (request, reply) => {
    const begunAt = performance.now()
    const { sourceId } = request
    if (!index.loaded) {
      const answer = { code: 'starting', message: 'the lists are not loaded yet: send it again' }
      return reply.code(503).header('retry-after', '1').send(answer)
    }
    const text = (request.body as Buffer | undefined)?.toString('utf8') ?? ''
    const body = isNdjson(request) ? parseNdjsonBody(text) : parseJsonBody(text)
    if ('code' in body) {
      refusals.add(sourceId, body.code, body.message, text.slice(0, 1000))
      return reply.code(body.code === 'too-many-items' ? 413 : 400).send(body)
    }
    const parsed = await parseItems(body.items, sourceId)
    const reads = parsed.flatMap((item) => ('read' in item ? [item.read] : []))
    const outcomes = await commits.submit(reads)
    const answer = tell(parsed, outcomes)
    if (sourceId !== canarySource) {
      figures.accepted.inc(answer.accepted)
      figures.duplicate.inc(answer.duplicate)
      feeds.add(reads)
    }
    for (const { index, code, message } of answer.rejected)
      refusals.add(sourceId, code, message, rawOf(body.items[index]))
    figures.acknowledgeSeconds.observe((performance.now() - begunAt) / 1000)
    return send(reply, answer)
  })

  async function parseItems(items: Item[], sourceId: string): Promise<Parsed[]> {
    const unknown = new Set<string>()
    const findCamera = (id: string) => {
      const camera = canaryCameraFor(sourceId, id) ?? cameras.find(id)
      if (!camera) unknown.add(id)
      return camera
    }
    const context = { sourceId, receivedAtMs: clock().getTime(), findCamera }
    const parse = (item: Item): Parsed => {
      if ('code' in item) return item
      const parsed = parseRead(item.raw, context)
      return 'read' in parsed ? (refusalOf(parsed.read) ?? parsed) : parsed
    }
    const parsed = items.map(parse)
    if (unknown.size === 0) return parsed
    await cameras.lookFor([...unknown])
    const isUnknown = (item: Parsed) => 'code' in item && item.code === 'unknown-camera'
    return parsed.map((item, index) => (isUnknown(item) ? parse(items[index] as Item) : item))
  }
}

const isNdjson = (request: FastifyRequest): boolean =>
  /^application\/(x-)?ndjson/i.test(request.headers['content-type'] ?? '')

const rawOf = (item: Item | undefined): unknown => (item && 'raw' in item ? item.raw : '')

function tell(parsed: readonly Parsed[], outcomes: readonly Outcome[]): IngestAnswer {
  const answer: IngestAnswer = { accepted: 0, duplicate: 0, rejected: [] }
  let at = 0
  for (const [index, item] of parsed.entries()) {
    if ('code' in item) {
      answer.rejected.push({ index, code: item.code, message: item.message })
      continue
    }
    const outcome = outcomes[at++]
    if (outcome === 'accepted') answer.accepted++
    else if (outcome === 'duplicate') answer.duplicate++
    else answer.rejected.push({ index, code: 'storage-failed', message: 'not stored: send it again' })
  }
  return answer
}

function send(reply: FastifyReply, answer: IngestAnswer): FastifyReply {
  const { accepted, duplicate, rejected } = answer
  if (accepted + duplicate > 0 || rejected.length === 0) return reply.code(202).send(answer)
  // A sender forgets what was answered with 4xx: one item worth sending again is enough to say 503.
  if (rejected.some(({ code }) => isRetryable(code))) return reply.code(503).header('retry-after', '1').send(answer)
  return reply.code(422).send(answer)
}
