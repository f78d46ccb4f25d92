import { defineConfig } from '@playwright/test'
import { findChromium, launchArgs } from './e2e/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Each journey has a whole desk to itself on two cores; a retry would hide what the journey is there to find.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1920, height: 1080 },
    trace: 'retain-on-failure',
    launchOptions: { args: launchArgs, ...(executablePath && { executablePath }) },
  },
})
