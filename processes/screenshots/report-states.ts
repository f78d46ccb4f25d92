import { neverAnswered, putClosedAlarm } from '#e2e/closed-alarm.ts'
import type { Server } from '#e2e/session.ts'
import type { Stack } from '#e2e/stack.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { regradeBands } from '#lib/alarms/states.ts'
import { createRandom, type Random } from '#lib/core/random.ts'
import type { Camera } from './camera.ts'

const alarmsPut = 240

/** The response report of a night in which some alarms were never answered, and of a force that had few. */
export async function shootReports(camera: Camera, _: Stack, server: Server): Promise<void> {
  await putNight(server)
  for (const [name, query] of [
    ['report', 'period=day'],
    ['report-few', 'period=day&force=north-moors'],
  ] as const) {
    const page = await camera.open(`/reports/response?${query}`, 'supervisor')
    await page.getByRole('table', { name: 'How long until the vehicle was stopped?' }).waitFor()
    await camera.shootWhole(page, name)
    await page.context().close()
  }
}

/** A unit that was sent mostly gets there, and now and then stops the vehicle; not everything is said to the desk. */
function arrival(random: Random, at: (second: number) => string, sent: number): Partial<Alarm> {
  const there = sent + random.exponential(700)
  if (random.chance(0.2) || there > 1700) return { outcomes: ['not-found'] }
  if (random.chance(0.6)) return { inAreaAt: at(there), outcomes: ['lost'] }
  const said = random.chance(0.9)
  return {
    inAreaAt: at(random.chance(0.8) ? there : there + 60),
    stoppedAt: said ? at(there + 60) : null,
    outcomes: ['stopped-no-further-action'],
  }
}

async function putNight(server: Server): Promise<void> {
  const random = createRandom('a night of alarms')
  for (let i = 0; i < alarmsPut; i++) {
    const raisedAt = Date.now() - random.between(1, 20) * 3_600_000
    const at = (second: number) => new Date(raisedAt + second * 1000).toISOString()
    const ack = random.exponential(60)
    const answered: Partial<Alarm> = {
      ...{ acknowledgedAt: at(ack), verifiedAt: at(ack + 30), decidedAt: at(ack + 60), closedAt: at(ack + 1800) },
      ...(random.chance(0.55)
        ? { decision: 'deploy', deployedAt: at(ack + 60), nonDeploymentReason: null, ...arrival(random, at, ack + 60) }
        : { nonDeploymentReason: random.pick(['no-unit', 'too-old', 'out-of-area'] as const) }),
    }
    const band = random.weighted(regradeBands, (each) => ({ high: 1, medium: 3, low: 12 })[each])
    await putClosedAlarm(server, {
      ...{ vrm: `AB${30 + (i % 20)}X${i}`, band, initialBand: band, raisedAt: at(0) },
      forceId: random.weighted(['durrow', 'eden', 'north-moors'], (force) => (force === 'north-moors' ? 0.05 : 1)),
      ...(random.chance(0.15) ? { ...neverAnswered, missedAt: at(900) } : answered),
    })
  }
}
