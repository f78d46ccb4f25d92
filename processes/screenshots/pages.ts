import type { Account } from '#e2e/sign-in.ts'
import type { Camera } from './camera.ts'

const pages: [name: string, path: string, account?: Account][] = [
  ['sign-in', '/sign-in'],
  ['desk-empty', '/desk', 'operator'],
  ['now', '/now', 'supervisor'],
  ['handover', '/handover', 'operator'],
  ['hotlists', '/hotlists', 'list-manager'],
  ['entry-new', '/hotlists/entries/new', 'list-manager'],
  ['review', '/hotlists/review', 'supervisor'],
  ['cameras', '/cameras', 'estate-manager'],
  ['ingest', '/ingest', 'estate-manager'],
  ['audit', '/audit', 'auditor'],
  ['report-response', '/reports/response', 'supervisor'],
  ['refused', '/audit', 'operator'],
  ['not-found', '/no-such-page', 'operator'],
]

/** Every page of a quiet house, on a screen and on a phone. */
export async function shootPages({ open, shoot, shootRoom }: Camera): Promise<void> {
  for (const screen of ['desk', 'phone'] as const) {
    for (const [name, path, account] of pages) {
      const page = await open(path, account, screen)
      if (path === '/desk') await page.getByText('LIVE', { exact: true }).first().waitFor()
      if (screen === 'desk' && path === '/desk') await shootRoom(page, name)
      else await shoot(page, screen === 'desk' ? name : `${name}-phone`)
      await page.context().close()
    }
  }
}
