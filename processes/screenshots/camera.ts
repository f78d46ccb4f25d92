import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { putOnWatch, type Server } from '#e2e/session.ts'
import { type Account, emailOf, signIn } from '#e2e/sign-in.ts'

const shownThemes = ['dark', 'light', 'dim'] as const
const screens = { desk: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } }

export type Camera = {
  /** A page in a browser of its own, signed in as `account` unless that is left out. */
  open: (path: string, account?: Account, screen?: keyof typeof screens) => Promise<Page>
  /** The page as it is now, once in each theme, as `<name>-<theme>.png`. */
  shoot: (page: Page, name: string) => Promise<void>
}

export function openCamera(browser: Browser, server: Server, folder: string): Camera {
  return {
    async open(path, account, screen = 'desk') {
      const context = await browser.newContext({
        viewport: screens[screen],
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      })
      if (account) await signIn(context, account, server)
      if (account && path === '/desk') await putOnWatch(server, emailOf(account))
      const page = await context.newPage()
      await page.goto(`${server.url}${path}`)
      return page
    },
    async shoot(page, name) {
      for (const theme of shownThemes) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen
        }, theme)
        await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
      }
      process.stdout.write(`  ${name}\n`)
    },
  }
}
