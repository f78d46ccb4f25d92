import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { WorldClock } from '#lib/world/clock.ts'
import type { Patrol, Target } from '#lib/world/patrol.ts'
import { Link } from './link.ts'

const REPORT_EVERY_MS = 2_000
const ASK_EVERY_MS = 5_000

/** The part of the web's answer that moves units; everything else in it is none of the feed's business. */
const Units = z.object({
  units: z.array(
    z.object({
      id: z.string(),
      deployment: z
        .object({ alarmId: z.string(), targetLat: z.number().nullable(), targetLon: z.number().nullable() })
        .nullable(),
    }),
  ),
})

/** Reports where units are, and drives deployed ones towards their alarm's last sighting. Without the web they patrol. */
export function startUnitReporter(webUrl: string, token: string, patrol: Patrol, clock: WorldClock): void {
  void repeat(REPORT_EVERY_MS, new Link('The web (unit positions)', token), async (link) => {
    const positions = patrol.positionsAt(clock.worldMs(Date.now())).map(({ atMs, ...position }) => ({
      ...position,
      at: new Date(clock.wallMs(atMs)).toISOString(),
    }))
    return link.send('POST', `${webUrl}/api/v1/units/positions`, 'application/json', JSON.stringify({ positions }))
  })
  void repeat(ASK_EVERY_MS, new Link('The web (units)', token), async (link) => {
    const sent = await link.send('GET', `${webUrl}/api/v1/units`, null, null)
    const parsed = sent.ok ? Units.safeParse(sent.body) : undefined
    for (const unit of parsed?.data?.units ?? []) {
      patrol.assign(unit.id, targetOf(unit.deployment), clock.worldMs(Date.now()))
    }
    return sent
  })
}

async function repeat(everyMs: number, link: Link, work: (link: Link) => ReturnType<Link['send']>): Promise<never> {
  for (;;) {
    const sent = await work(link)
    if (sent.ok) link.worked()
    await pause(sent.ok ? everyMs : Math.max(everyMs, link.failed(sent)))
  }
}

type Deployment = z.infer<typeof Units>['units'][number]['deployment']

function targetOf(deployment: Deployment): Target | null {
  if (!deployment || deployment.targetLat === null || deployment.targetLon === null) return null
  const { alarmId, targetLat: lat, targetLon: lon } = deployment
  return { lat, lon, key: `${alarmId}/${lat}/${lon}` }
}
