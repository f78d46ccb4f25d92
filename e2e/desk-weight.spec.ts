import { openDesk } from './desk.ts'
import { expect, test } from './journey.ts'

/** Issue 2: the desk's first load brings at most 350 kB of JavaScript, as compressed on the wire; the map included. */
test('the first load of the desk is light', async ({ context }) => {
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const wire = await context.newCDPSession(page)
  const scripts = new Map<string, string>() // request → address
  const bytes = new Map<string, number>() // address → what came: without the cache some are asked for twice
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, response.url)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = scripts.get(requestId)
    if (url) bytes.set(url, encodedDataLength)
  })
  await page.reload({ waitUntil: 'load' })
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.leaflet-container')).toBeVisible()
  const kilobytes = [...bytes.values()].reduce((sum, size) => sum + size, 0) / 1000
  expect(bytes.size).toBeGreaterThan(3)
  expect(kilobytes).toBeLessThanOrEqual(350)
  expect(kilobytes).toBeGreaterThan(50) // a measurement that saw nothing is none
})
