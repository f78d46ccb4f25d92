import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** For a browser that may run as root, on a machine without a screen or a network. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium of this machine: the one PLAYWRIGHT_CHROMIUM names, an installed one, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin')
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...installed, ...places, chromium.executablePath()].find((file) => file && existsSync(file))
}

/** The same, brought to this machine when it has none: Playwright's download, else Debian's package. */
export async function provideChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  const attempts: [string, string[]][] = [
    [process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']],
    ...(process.getuid?.() === 0 && existsSync('/etc/debian_version')
      ? ([
          ['apt-get', ['update', '-qq']],
          ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']],
        ] satisfies [string, string[]][])
      : []),
  ]
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, {
        stdio: 'ignore',
        timeout: 5 * 60_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      })
    } catch {
      continue
    }
    const brought = findChromium()
    if (brought) return brought
  }
  throw new Error('No Chromium was found and none could be installed: install one, or name it in PLAYWRIGHT_CHROMIUM')
}
