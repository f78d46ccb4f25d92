import type { Page } from '@playwright/test'

/** A switch in a page's wire to the server. */
export interface Wire {
  /** Every socket of the page is closed and none opens; with `polling` the server is not heard by HTTP either. */
  cut(what: { polling: boolean }): Promise<void>
  mend(): Promise<void>
  /** Loses on the way whatever is said of the alarm with this mark, as no network does and a fault might. */
  losing(mark: string | null): void
}

export async function wireOf(page: Page): Promise<Wire> {
  let on = true
  let polls = true
  let mark: string | null = null
  let alarmId: string | undefined
  const open = new Set<{ close(): Promise<void> }>()
  await page.routeWebSocket(/\/socket\.io\//, async (ws) => {
    if (!on) return ws.close()
    const server = ws.connectToServer()
    ws.onMessage((message) => server.send(message))
    server.onMessage((message) => {
      const text = String(message)
      if (mark !== null && text.includes('alarm:events')) {
        if (new RegExp(`"vrm" ?: ?"${mark}"`).test(text)) alarmId = /"alarmId" ?: ?"([^"]+)"/.exec(text)?.[1]
        if (alarmId && text.includes(alarmId)) return
      }
      ws.send(message)
    })
    open.add(ws)
    ws.onClose(() => open.delete(ws))
  })
  await page.route(/\/socket\.io\//, (route) => (on ? route.continue() : route.abort()))
  await page.route(/\/api\/console\/events/, (route) => (polls ? route.continue() : route.abort()))
  return {
    async cut({ polling }) {
      on = false
      polls = !polling
      for (const ws of [...open]) await ws.close()
    },
    async mend() {
      on = true
      polls = true
    },
    losing(next) {
      mark = next
      alarmId = undefined
    },
  }
}
