import type { Locator, Page } from '@playwright/test'

/** Machines that run journeys have no loudspeaker: here is one, as far as a page can tell. */
export const withLoudspeaker = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () =>
      [{ kind: 'audiooutput', deviceId: 'default', groupId: '', label: '' }] as unknown as MediaDeviceInfo[]
  })

/** What the desk says of its sound; `data-last` is what was heard last. */
export const sound = (page: Page): Locator => page.locator('[data-sound]')
