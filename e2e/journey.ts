import { test as base } from '@playwright/test'
import { closeLeftovers } from './leftovers.ts'
import { serverUnderTest } from './session.ts'

export { expect } from '@playwright/test'

/**
 * A journey closes every browser window it opened, and leaves no alarm open. Playwright leaves the contexts that a test
 * makes by hand open until its worker ends: sixty journeys' desks, each drawing every alarm, made the last journeys four
 * times as slow as alone.
 */
export const test = base.extend<{ leaveNothing: undefined }>({
  leaveNothing: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
      await closeLeftovers(serverUnderTest().databaseUrl)
    },
    { auto: true },
  ],
})
