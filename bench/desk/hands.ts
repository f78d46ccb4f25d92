import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'

const until = async (ms: number, act: (turn: number) => Promise<void>, everyMs: number) => {
  const endAt = performance.now() + ms
  for (let turn = 0; performance.now() < endAt; turn++) {
    const nextAt = performance.now() + everyMs
    await act(turn)
    await delay(Math.max(0, nextAt - performance.now()))
  }
}

const list = (page: Page) => page.getByRole('listbox')

/** Up and down the rows by keys, each of which opens an alarm's card. */
export async function walkRows(page: Page, ms: number): Promise<void> {
  await list(page).focus()
  await until(ms, (turn) => page.keyboard.press(turn % 12 < 8 ? 'j' : 'k'), 250)
}

/** Other parts of the queue by its chips: each press sorts and draws all of it anew. */
export async function changeFilters(page: Page, ms: number): Promise<void> {
  await page.mouse.move(700, 4)
  const chips = [/^Mine/, /^My force/, /^All open/] as const
  await until(ms, (turn) => page.getByRole('button', { name: chips[turn % 3] }).click(), 500)
  await page.getByRole('button', { name: /^All open/ }).click()
}

/** The wheel over the rows, down and up. */
export async function scrollRows(page: Page, ms: number): Promise<void> {
  const box = await list(page).boundingBox()
  if (!box) throw new Error('there is no queue to scroll')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await until(ms, (turn) => page.mouse.wheel(0, turn % 120 < 60 ? 90 : -90), 33)
  await page.mouse.move(700, 4)
}

/** Nothing under a hand: the order applies by itself and rows move as alarms come. */
export async function keepAway(page: Page, ms: number): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.mouse.move(700, 4)
  await delay(ms)
}

/** Every row of the queue, by scrolling through it: alarm and the version shown. */
export async function readRows(page: Page): Promise<Map<string, number>> {
  const rows = new Map<string, number>()
  await page.getByRole('button', { name: /^All open/ }).click()
  await page.keyboard.press('.')
  for (let top = 0; ; top += 600) {
    const { shown, ended } = await list(page).evaluate(async (element, to) => {
      element.scrollTop = to
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      const all = [...element.querySelectorAll('[role=option]')]
      return {
        shown: all.map(
          (row) => [row.getAttribute('data-alarm-id') ?? '', Number(row.getAttribute('data-version'))] as const,
        ),
        ended: element.scrollTop + element.clientHeight >= element.scrollHeight - 1,
      }
    }, top)
    for (const [id, version] of shown) rows.set(id, version)
    if (ended) return rows
  }
}
