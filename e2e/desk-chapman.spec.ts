import { chapman } from '#lib/world/chapman.ts'
import { createSimulation } from '#lib/world/simulation.ts'
import { senderUnderTest, sendUntilAccepted } from './cameras.ts'
import { answerAll, card, choose, openDesk, rowOf, spelled } from './desk.ts'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'

const server = serverUnderTest()
const minuteMs = 60_000
/** The car's four days are pressed into less than this. */
const lengthMs = 125 * minuteMs
const mark = chapman.vehicle.vrm

/** Every read of a listed vehicle that the scenario's cameras make, in order, the last of them a moment ago. */
function listedReads() {
  const startMs = Date.now() - lengthMs
  const { reads } = createSimulation({ seed: 1, scenario: 'chapman', startMs }).advance(startMs + lengthMs)
  return reads
    .filter(({ truth }) => truth.listed)
    .toSorted((a, b) => a.capturedAtMs - b.capturedAtMs)
    .map(({ body, capturedAtMs }) => ({ ...body, capturedAt: new Date(capturedAtMs).toISOString() }))
}

test('the Chapman replay: sixteen matches in three forces are one alarm that calls until somebody answers and says why', async ({
  browser,
}) => {
  const supervisor = await openDesk(await browser.newContext(), 'supervisor')
  const reads = listedReads()
  const ofTheCar = reads.filter(({ vrm }) => vrm === mark)
  expect(ofTheCar).toHaveLength(16)
  const third = reads.indexOf(ofTheCar[2] as (typeof reads)[number])

  // Two sightings in an area that nobody watches: one alarm, and nobody answers.
  const cameras = senderUnderTest()
  await sendUntilAccepted(cameras, reads.slice(0, third))
  const row = rowOf(supervisor, mark)
  await expect(row).toContainText('×2')
  await expect(row).not.toContainText('ESCALATED')
  // The third calls the supervisor, whatever the clock says; all that follow stay with this alarm.
  await sendUntilAccepted(cameras, reads.slice(third, third + 1))
  await expect(row).toContainText('ESCALATED to supervisor')
  for (let from = third + 1; from < reads.length; from += 50)
    await sendUntilAccepted(cameras, reads.slice(from, from + 50))
  await expect(row).toContainText('×16', { timeout: 15_000 })
  await expect(supervisor.getByRole('option').first()).toContainText(spelled(mark)) // above every Low around it

  const alarms = await query(
    server,
    `SELECT a.sighting_count, cardinality(a.force_ids) AS forces, a.escalated_to, a.state,
       (SELECT count(*)::int FROM alarm_event e WHERE e.alarm_id = a.id AND e.kind = 'reraised') AS raised_again
     FROM alarm a WHERE a.vrm = $1`,
    [mark],
  )
  expect(alarms).toEqual([
    { sighting_count: 16, forces: 3, escalated_to: 'supervisor', state: 'raised', raised_again: 15 },
  ])

  await choose(supervisor, mark)
  const alarm = card(supervisor)
  await alarm.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(row).toContainText('you')
  await expect(row).not.toContainText('ESCALATED')
  await alarm.getByRole('button', { name: 'Verify' }).click()
  const checks = alarm.getByRole('form', { name: 'Verification' })
  await answerAll(checks, 'Yes')
  await checks.getByRole('button', { name: 'Record' }).click()
  await expect(row).toContainText('Verified')
  await alarm.getByRole('button', { name: 'No response' }).click()
  const decline = alarm.getByRole('form', { name: 'No response' })
  const record = decline.getByRole('button', { name: 'Record no response' })
  await expect(record).toBeDisabled() // nobody is left without a reason
  await decline.getByRole('radio', { name: 'No unit available' }).check()
  await record.click()
  await expect(row).toContainText('No response')
  await alarm.getByRole('button', { name: 'Outcome' }).click()
  await alarm.getByRole('button', { name: 'Close the alarm' }).click()
  await expect(alarm).toContainText('CLOSED')

  // Every Medium of the night reached a person or a supervisor inside its limit, and what was closed has its reason.
  const [night] = await query(
    server,
    `SELECT count(*)::int AS mediums,
       count(*) FILTER (WHERE a.acknowledged_at > a.raised_at + make_interval(secs => b.supervisor_sec)
         AND NOT EXISTS (SELECT FROM alarm_event e WHERE e.alarm_id = a.id AND e.patch ->> 'escalatedTo' IS NOT NULL
           AND e.at <= a.raised_at + make_interval(secs => b.supervisor_sec)))::int AS late,
       count(*) FILTER (WHERE a.state = 'closed' AND a.non_deployment_reason IS NULL AND cardinality(a.outcomes) = 0)::int AS unsaid
     FROM alarm a JOIN alarm_policy_band b ON b.policy_version = a.policy_version AND b.band = a.band
     WHERE a.band = 'medium' AND a.vrm = ANY($1)`,
    [reads.map(({ vrm }) => vrm)],
  )
  expect(night).toMatchObject({ late: 0, unsaid: 0 })
  expect(night?.mediums).toBeGreaterThanOrEqual(1)
})
