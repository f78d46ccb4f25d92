import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { distanceM } from '#lib/core/geo.ts'
import { isSafeDrawing } from '#lib/reads/drawing.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { Read } from '#lib/reads/read.ts'
import { readId } from '#lib/reads/read-id.ts'
import { type Answer, type Request, startStubServer } from './testing/stub-server.ts'

const root = new URL('../../', import.meta.url)
const target = { targetLat: 54.73, targetLon: -1.527 }
const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const one of cleanUps.splice(0)) await one()
})

async function startFeed(env: Record<string, string>, answer: (request: Request, n: number) => Answer) {
  const server = await startStubServer(answer)
  cleanUps.push(server.stop)
  const child = spawn(process.execPath, ['processes/feed/main.ts'], {
    cwd: root,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      MATCHER_URL: server.url,
      WEB_URL: server.url,
      INGEST_TOKEN: 'ingest-token',
      API_TOKEN: 'api-token',
      FEED: 'day',
      ...env,
    },
  })
  cleanUps.push(() => child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, server, output: () => output }
}

function units(request: Request): Answer {
  if (request.path !== '/api/v1/units') return { status: 200 }
  return {
    status: 200,
    body: { units: [{ id: 'unit-d22', callSign: 'D22', deployment: { alarmId: 'a', state: 'assigned', ...target } }] },
  }
}

test('posts valid reads, their images and the units’ positions, drives a deployed unit there, and ends at once', async () => {
  const { child, server, output } = await startFeed({ FEED_SPEED: '20' }, (request, n) => {
    if (request.path.startsWith('/v1/'))
      return n < 4 ? { status: 503 } : { status: 202, body: { accepted: 1, rejected: [] } }
    return units(request)
  })
  const of = (method: string, path: RegExp) =>
    server.requests.filter((one) => one.method === method && path.test(one.path))
  const positions = () => of('POST', /^\/api\/v1\/units\/positions$/)
  await vi.waitFor(
    () => {
      expect(of('POST', /^\/v1\/reads$/).length).toBeGreaterThan(8)
      expect(of('PUT', /\/images\//).length).toBeGreaterThan(3)
      expect(positions().length).toBeGreaterThan(4)
    },
    { timeout: 45_000, interval: 200 },
  )

  const posts = of('POST', /^\/v1\/reads$/)
  const reads = posts.flatMap((one) => JSON.parse(one.body) as unknown[]).map((one) => Read.parse(one))
  expect(posts.every((one) => one.token === 'Bearer ingest-token' && one.type === 'application/json')).toBe(true)
  expect(reads.every((one) => Date.parse(one.capturedAt) <= Date.now())).toBe(true)

  const ids = new Set(
    reads.map((one) =>
      readId({ cameraId: one.cameraId, vrm: normaliseMark(one.vrm), capturedAtMs: Date.parse(one.capturedAt) }),
    ),
  )
  for (const image of of('PUT', /\/images\//)) {
    const [, , , id = '', , kind] = image.path.split('/')
    expect(ids.has(id)).toBe(true)
    expect(kind).toMatch(/^(plate|overview)$/)
    expect(image.type).toBe('image/svg+xml')
    expect(isSafeDrawing(image.body)).toBe(true)
  }

  expect(positions().every((one) => one.token === 'Bearer api-token')).toBe(true)
  const track = positions().map((one) => {
    const unit = JSON.parse(one.body).positions.find((position: { unitId: string }) => position.unitId === 'unit-d22')
    expect(Number.isNaN(Date.parse(unit.at))).toBe(false)
    return distanceM(unit, { lat: target.targetLat, lon: target.targetLon })
  })
  expect(track.at(-1)).toBeLessThan(Math.max(1_000, track[0] ?? 0))

  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(output().trim().split('\n').length).toBeLessThan(8)
}, 60_000)

test.each([
  ['an unknown scenario', { FEED: 'nonsense' }, 1, 'it can be off, quiet, day, flood, chapman'],
  ['no feed', { FEED: 'off' }, 0, 'The feed is off'],
  ['no token', { INGEST_TOKEN: '' }, 1, 'INGEST_TOKEN'],
])(
  '%s ends with a sentence',
  async (_, env, code, sentence) => {
    const { child, output } = await startFeed(env, () => ({ status: 202 }))
    const [exit] = await once(child, 'exit')
    expect(exit).toBe(code)
    expect(output()).toContain(sentence)
    expect(output()).not.toMatch(/\n\s+at /)
  },
  20_000,
)
