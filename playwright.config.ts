import { defineConfig } from '@playwright/test'
import { findChromium, launchArgs } from './e2e/chromium.ts'

const executablePath = findChromium()
// Chosen once for all processes of a run, so that a failure can be repeated with the seed that its title names.
process.env.RECOVERY_SEED ??= String(Math.floor(Math.random() * 65_536))

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  // Each journey has a whole desk to itself on two cores; a retry would hide what the journey is there to find.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // Far above what the journeys take on two cores: a machine in trouble still gets its report.
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1920, height: 1080 },
    // Recording every journey doubles its time in a browser that draws without a graphics card; TRACE=1 records the failed.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { args: launchArgs, ...(executablePath && { executablePath }) },
  },
})
