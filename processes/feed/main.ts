import { env, requireSetting } from '#lib/env.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { readId } from '#lib/reads/read-id.ts'
import { createWorldClock } from '#lib/world/clock.ts'
import { createPatrol } from '#lib/world/patrol.ts'
import { isScenarioName, scenarioNames } from '#lib/world/scenarios.ts'
import { createSimulation, type SimulatedRead } from '#lib/world/simulation.ts'
import { startImageSender } from './image-sender.ts'
import { startReadSender } from './read-sender.ts'
import { say } from './say.ts'
import { startUnitReporter } from './unit-reporter.ts'

const TICK_MS = 200

// A camera has no last words: what was not acknowledged is simply not sent.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))

try {
  start()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function start(): void {
  const settings = env()
  if (settings.FEED === 'off') {
    say('The feed is off')
    return
  }
  if (!isScenarioName(settings.FEED)) {
    throw new RangeError(`FEED is ${settings.FEED}; it can be off, ${scenarioNames.join(', ')}`)
  }
  const seed = settings.FEED_SEED
  const startMs = Date.now()
  const clock = createWorldClock(startMs, settings.FEED_SPEED)
  const simulation = createSimulation({ seed, scenario: settings.FEED, startMs })
  const reads = startReadSender(settings.MATCHER_URL, requireSetting('INGEST_TOKEN'))
  const images = startImageSender(settings.MATCHER_URL, requireSetting('INGEST_TOKEN'))
  if (settings.API_TOKEN) startUnitReporter(settings.WEB_URL, settings.API_TOKEN, createPatrol(seed, startMs), clock)
  else say('Units stand still: API_TOKEN is not set')

  const capturedAtMsOf = (read: SimulatedRead) => clock.wallMs(read.capturedAtMs)
  setInterval(() => {
    const due = simulation.advance(clock.worldMs(Date.now()))
    for (const read of due.reads) {
      reads.add({ ...read.body, capturedAt: new Date(capturedAtMsOf(read)).toISOString() })
    }
    for (const { read, kind, svg } of due.images) {
      const capturedAtMs = capturedAtMsOf(read)
      const id = readId({ cameraId: read.body.cameraId, vrm: normaliseMark(read.body.vrm), capturedAtMs })
      images.add({ readId: id, kind, draw: () => svg(capturedAtMs) })
    }
  }, TICK_MS)
  say('The feed runs', { scenario: settings.FEED, seed, speed: settings.FEED_SPEED, pid: process.pid })
}
