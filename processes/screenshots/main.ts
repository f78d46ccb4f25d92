import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { chromium } from 'playwright'
import { launchArgs, provideChromium } from '#e2e/chromium.ts'
import { noFlood, setWatchPolicy } from '#e2e/session.ts'
import { type Stack, startStack } from '#e2e/stack.ts'
import { openCamera } from './camera.ts'
import { shootBusyDesk } from './desk-states.ts'
import { shootLists } from './list-states.ts'
import { shootPages } from './pages.ts'
import { shootReports } from './report-states.ts'

// `npm run screenshots`: every state and theme into .screenshots/, from desks of its own with a simulated world;
// `npm run screenshots -- lists` only those of the scenes named.
const folder = '.screenshots'
const named = process.argv.slice(2)
const scenes = [
  { name: 'pages', feed: 'off', shoot: shootPages },
  { name: 'lists', feed: 'off', shoot: shootLists },
  { name: 'reports', feed: 'off', shoot: shootReports },
  { name: 'desk', feed: 'flood', shoot: shootBusyDesk },
]

const executablePath = await provideChromium()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const browser = await chromium.launch({ executablePath, args: launchArgs })
let stack: Stack | undefined
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true
    void stack?.stop().then(() => process.exit(130))
  })
}

try {
  for (const { name, feed, shoot } of scenes) {
    if (named.length > 0 && !named.includes(name)) continue
    const secret = randomBytes(24).toString('base64url')
    stack = await startStack({ feed, env: { AUTH_SECRET: secret } })
    const server = { url: stack.webUrl, databaseUrl: stack.databaseUrl, secret }
    await setWatchPolicy(server, noFlood)
    await shoot(openCamera(browser, server, folder), stack, server)
    await stack.stop()
    stack = undefined
  }
} catch (error) {
  if (!stopped) process.stderr.write(`watchdesk: ${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await browser.close()
  await stack?.stop()
}
