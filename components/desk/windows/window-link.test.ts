import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { createPlace, type PlaceKeeper } from '../place.ts'
import { createWindowLink, type WindowPart } from './window-link.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function openWindow(channel: string, part: WindowPart, alarmId: string | null = null) {
  const place: PlaceKeeper = createPlace(alarmId, () => {})
  const link = createWindowLink({ channel, part, place })
  const stop = link.start()
  stops.push(stop)
  return { place, link, close: () => stops.splice(stops.indexOf(stop), 1)[0]?.(), at: () => place.store.get().alarmId }
}

it('selects in all windows what is selected in one, and says it once', async () => {
  const channel = randomUUID()
  const [desk, map] = [openWindow(channel, 'desk'), openWindow(channel, 'map')]
  desk.place.select('a1')
  await vi.waitFor(() => expect(map.at()).toBe('a1'))
  map.place.select('a2')
  await vi.waitFor(() => expect(desk.at()).toBe('a2'))
})

it('tells a window that opens later where the desk is', async () => {
  const channel = randomUUID()
  openWindow(channel, 'desk', 'a1')
  const map = openWindow(channel, 'map')
  await vi.waitFor(() => expect(map.at()).toBe('a1'))
})

it('knows whether the map has a window of its own', async () => {
  const channel = randomUUID()
  const desk = openWindow(channel, 'desk')
  const map = openWindow(channel, 'map')
  await vi.waitFor(() => expect(desk.link.mapElsewhere.get()).toBe(true))
  map.close()
  await vi.waitFor(() => expect(desk.link.mapElsewhere.get()).toBe(false))
})

it('leaves the desks of other people alone', async () => {
  const [mine, other] = [openWindow(randomUUID(), 'desk'), openWindow(randomUUID(), 'desk')]
  const channel = randomUUID()
  const [witness, second] = [openWindow(channel, 'desk'), openWindow(channel, 'desk')]
  mine.place.select('a1')
  witness.place.select('a9')
  await vi.waitFor(() => expect(second.at()).toBe('a9'))
  expect(other.at()).toBeNull()
})

it('turns the map in its own window to what the desk looks for', async () => {
  const channel = randomUUID()
  const [desk, map] = [openWindow(channel, 'desk'), openWindow(channel, 'map')]
  desk.place.lookAt({ lat: 54.5, lon: -1.5 })
  await vi.waitFor(() => expect(map.place.store.get().lookAt).toEqual({ lat: 54.5, lon: -1.5 }))
})
