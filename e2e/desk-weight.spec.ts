import { openDesk } from './desk.ts'
import { expect, test } from './journey.ts'

/** Issue 2: the desk's first load brings at most 350 kB of JavaScript, as compressed on the wire; the map included. */
test('the first load of the desk is light', async ({ context }) => {
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const wire = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  wire.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.reload({ waitUntil: 'load' })
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.leaflet-container')).toBeVisible()
  expect(scripts.size).toBeGreaterThan(3)
  expect(bytes / 1000).toBeLessThanOrEqual(350)
  expect(bytes / 1000).toBeGreaterThan(50) // a measurement that saw nothing is none
})
