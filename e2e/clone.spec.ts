import { senderUnderTest, sendUntilAccepted } from './cameras.ts'
import { card, choose, openDesk, rowOf } from './desk.ts'
import { expect, test } from './journey.ts'

/** The cloned mark of the demo world: its entry says a black Astra. */
const mark = 'EJ93LMN'

const passes = async (cameraId: string, minutesAgo: number, colour: string) => {
  const capturedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const read = { vrm: mark, cameraId, capturedAt, confidence: 96, colour }
  await sendUntilAccepted(senderUnderTest(), [read])
  return read
}

test('one mark at two places at once: raised again as a clone, both sightings marked, said at the verification', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext())
  const first = await passes('EDN-M6-040-N', 6, 'black')
  const row = rowOf(page, mark)
  await expect(row).toBeVisible()
  await expect(row).not.toContainText('CLONE?')

  // 61 miles away six minutes later, and another car.
  await passes('DUR-A19-103-N', 0, 'white')
  await expect(row).toContainText('CLONE?')
  await sendUntilAccepted(senderUnderTest(), [first])

  await choose(page, mark)
  const alarm = card(page)
  const said = /Seen at M6 J40 and A19 Tees, 61 miles in 6 min: at least 5\d\d mph/
  await expect(alarm.getByText(/^Perhaps a clone\./)).toContainText(said)
  await expect(alarm).toContainText('seen in two places at once')
  await expect(alarm).toContainText(/Read EJ93 LMN exactly as listed: .* likely/)
  const sightings = alarm.getByRole('region', { name: 'Sightings' }).getByRole('listitem')
  await expect(sightings).toHaveCount(2)
  for (const sighting of await sightings.all()) await expect(sighting).toContainText('CLONE?')

  await alarm.getByRole('button', { name: 'Acknowledge' }).click()
  await alarm.getByRole('button', { name: 'Verify' }).click()
  const oddity = alarm.getByRole('form', { name: 'Verification' }).locator('[data-check=oddity]')
  await expect(oddity).toContainText(said)
  await expect(oddity).toContainText('colour seen White, listed Black')
})
