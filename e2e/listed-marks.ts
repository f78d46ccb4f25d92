import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '#lib/core/random.ts'
import { query, type Server } from './session.ts'

/** More than all journeys together ever use: a mark that was seen once is of no use to the next. */
const counts = { low: 900, medium: 150, high: 60 } as const
const letters = [...'ABCDEGHJKLMNOPRSTUVWXY']
const settleMs = 30_000

/**
 * Lists vehicles for journeys beside those of the demo world, so that marks never run out: of a category whose band is
 * the entry's grade, and each unlike every other listed mark in three characters at least, so that no tolerance takes one
 * for another. Back when the matcher holds them.
 */
export async function listMarks(server: Server, matcher: { url: string; token: string }): Promise<void> {
  const listed = await query(server, 'SELECT DISTINCT vrm FROM hotlist_entry', [])
  const taken = listed.map(({ vrm }) => String(vrm))
  const before = await indexSize(matcher)
  const random = createRandom('journeys')
  const entries = Object.entries(counts).flatMap(([grade, count]) =>
    Array.from({ length: count }, () => {
      const vrm = markUnlike(
        taken,
        () => random.pick(letters),
        () => 30 + random.below(20),
      )
      taken.push(vrm)
      return { id: randomUUID(), vrm, grade }
    }),
  )
  const at = new Date()
  await query(
    server,
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('journeys', 'Of journeys', 'Journeys', 'durrow', 'Journeys', 'none', 24, $1)`,
    [at],
  )
  await query(
    server,
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
     SELECT (e ->> 'id')::uuid, 'journeys', e ->> 'vrm', 'STOP', '{}', 'Of a journey', c.code, e ->> 'grade', 'durrow', $2, $2
     FROM jsonb_array_elements($1) AS e, (
       SELECT code FROM alarm_policy_category
       WHERE policy_version = 1 AND NOT feed_only AND band_high = 'high' AND band_medium = 'medium' AND band_low = 'low'
       ORDER BY code LIMIT 1) c`,
    [JSON.stringify(entries), at],
  )
  const until = Date.now() + settleMs
  while ((await indexSize(matcher)) < before + entries.length) {
    if (Date.now() > until) throw new Error('the matcher does not take up the marks of the journeys')
    await delay(50)
  }
}

function markUnlike(taken: readonly string[], letter: () => string, age: () => number): string {
  for (;;) {
    const mark = `${letter()}${letter()}${age()}${letter()}${letter()}${letter()}`
    const isAlone = taken.every((other) => [...mark].filter((character, at) => character !== other[at]).length >= 3)
    if (isAlone) return mark
  }
}

async function indexSize({ url, token }: { url: string; token: string }): Promise<number> {
  const answer = await fetch(`${url}/health`, { headers: { authorization: `Bearer ${token}` } })
  const { index } = (await answer.json()) as { index: { size?: number } }
  if (index.size === undefined) throw new Error('the matcher does not say how many marks it holds')
  return index.size
}
