import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,bench,components,lib,prisma,processes}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // The suite shares two cores with its PostgreSQL.
    maxWorkers: 2,
    globalSetup: 'lib/db/testing/global-setup.ts',
    setupFiles: 'lib/db/testing/console-errors.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A test that passes at the second try has not passed.
    retry: 0,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
})
