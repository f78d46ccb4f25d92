import { openDesk } from './desk.ts'
import { expect, test } from './journey.ts'
test('weigh', async ({ context }) => {
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const wire = await context.newCDPSession(page)
  const scripts = new Map<string,string>(); const out: [number,string][]=[]
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  wire.on('Network.responseReceived', ({ requestId, type, response }) => { if (type === 'Script') scripts.set(requestId, response.url) })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { const u=scripts.get(requestId); if (u) out.push([encodedDataLength,u.split('/').pop()!]) })
  await page.reload({ waitUntil: 'load' })
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.leaflet-container')).toBeVisible()
  console.log(out.reduce((s,[n])=>s+n,0)); console.log(out.sort((a,b)=>b[0]-a[0]).map(x=>x.join(' ')).join('\n'))
})
