import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { putOnWatch, type Server } from '#e2e/session.ts'
import { type Account, emailOf, signIn } from '#e2e/sign-in.ts'

const shownThemes = ['dark', 'light', 'dim'] as const
const screens = {
  desk: { width: 1920, height: 1080 },
  laptop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
}

/** Screens that a control room's desk may have. */
const rooms = [screens.desk, { width: 2560, height: 1440 }, screens.laptop]

/** A page that is longer is cut off here. */
const mostPx = 12_000

export type Camera = {
  /** A page in a browser of its own, signed in as `account` unless that is left out. */
  open: (path: string, account?: Account, screen?: keyof typeof screens) => Promise<Page>
  /** The page as it is now, once in each theme, as `<name>-<theme>.png`. */
  shoot: (page: Page, name: string) => Promise<void>
  /** The same on each screen of a control room: `<name>-<width>-<theme>.png`. */
  shootRoom: (page: Page, name: string) => Promise<void>
  /** The same on every screen, from top to bottom: `<name>-<screen>-<theme>.png`, in dark and light. */
  shootWhole: (page: Page, name: string) => Promise<void>
}

export function openCamera(browser: Browser, server: Server, folder: string): Camera {
  const wear = (page: Page, theme: string) =>
    page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
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
        await wear(page, theme)
        await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
      }
      process.stdout.write(`  ${name}\n`)
    },
    async shootRoom(page, name) {
      for (const size of rooms) {
        await page.setViewportSize(size)
        for (const theme of shownThemes) {
          await wear(page, theme)
          const path = join(folder, `${name}-${size.width}-${theme}.png`)
          await page.screenshot({ path, animations: 'disabled' })
        }
      }
      await page.setViewportSize(screens.desk)
      process.stdout.write(`  ${name}\n`)
    },
    async shootWhole(page, name) {
      for (const [screen, size] of Object.entries(screens)) {
        await page.setViewportSize(size)
        // Pages scroll below their header: the screen grows until all of one is in sight.
        const missing = await page.evaluate(() =>
          Math.max(0, ...[...document.querySelectorAll('*')].map((box) => box.scrollHeight - box.clientHeight)),
        )
        await page.setViewportSize({ ...size, height: size.height + Math.min(missing, mostPx) })
        for (const theme of ['dark', 'light']) {
          await wear(page, theme)
          const path = join(folder, `${name}-${screen}-${theme}.png`)
          await page.screenshot({ path, animations: 'disabled' })
        }
      }
      await page.setViewportSize(screens.desk)
      process.stdout.write(`  ${name}\n`)
    },
  }
}
