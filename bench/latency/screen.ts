import { type Browser, chromium } from 'playwright'
import { launchArgs, provideChromium } from '#e2e/chromium.ts'
import { noFlood, putOnWatch, type Server, setWatchPolicy } from '#e2e/session.ts'
import { emailOf, signIn } from '#e2e/sign-in.ts'

declare global {
  interface Window {
    /** Epoch milliseconds at which the row of each alarm was first seen in the document, and next painted after. */
    firstSeen: Map<string, { mutatedAt: number; paintedAt: number | null }>
  }
}

export interface Screen {
  /** By alarm: when its row came into the document, and when the frame that shows it had been painted. */
  seen(): Promise<Map<string, { mutatedAt: number; paintedAt: number | null }>>
  close(): Promise<void>
}

/** An operator's desk at 1920 × 1080 that notes when each alarm's row appears. */
export async function openScreen(server: Server): Promise<Screen> {
  const browser: Browser = await chromium.launch({ executablePath: await provideChromium(), args: launchArgs })
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  await signIn(context, 'operator', server)
  await setWatchPolicy(server, noFlood)
  await putOnWatch(server, emailOf('operator'))
  const page = await context.newPage()
  await page.addInitScript(watchRows)
  await page.goto(`${server.url}/desk`)
  await page.getByText('LIVE', { exact: true }).first().waitFor()
  return {
    seen: async () => new Map(await page.evaluate(() => [...window.firstSeen])),
    close: () => browser.close(),
  }
}

function watchRows(): void {
  window.firstSeen = new Map()
  const now = () => performance.timeOrigin + performance.now()
  const note = (id: string) => {
    if (window.firstSeen.has(id)) return
    const times = { mutatedAt: now(), paintedAt: null as number | null }
    window.firstSeen.set(id, times)
    // The task after the next frame's callbacks runs when that frame has been drawn.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        times.paintedAt = now()
      }
      channel.port2.postMessage(null)
    })
  }
  const look = (node: Node) => {
    if (!(node instanceof Element)) return
    for (const row of [node, ...node.querySelectorAll('[data-alarm-id]')]) {
      const id = row.getAttribute('data-alarm-id')
      if (id) note(id)
    }
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      if (type === 'attributes') look(target)
      else for (const node of addedNodes) look(node)
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-alarm-id'] })
}
