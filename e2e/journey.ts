import { test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/**
 * A journey closes every browser window it opened. Playwright leaves the contexts that a test makes by hand open until
 * its worker ends: sixty journeys' desks, each drawing every alarm, made the last journeys four times as slow as alone.
 */
export const test = base.extend<{ leaveNoWindow: undefined }>({
  leaveNoWindow: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})
