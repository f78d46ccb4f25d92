import { beforeEach, expect, it } from 'vitest'
import { aViewer } from '#lib/alarms/testing/house.ts'
import { allow, useUp } from '#lib/web/testing/allow.ts'
import { boardTurn, noRoomFor, SCREENS_MOST } from './persons-share.ts'

beforeEach(() => allow())

const [ann, bob] = [aViewer('operator', 'Ann'), aViewer('operator', 'Bob')]
const screenOf = (viewer: typeof ann) => ({ connected: true, data: { viewer } })

it('gives a person so many screens and no more, whoever else has how many', () => {
  const hers = Array.from({ length: SCREENS_MOST }, () => screenOf(ann))
  expect(noRoomFor(ann, hers.slice(1))).toBeUndefined()
  expect(noRoomFor(ann, hers)).toBe('too-many-screens')
  expect(noRoomFor(bob, hers)).toBeUndefined()
})

it('waits for no board of a screen that went meanwhile', async () => {
  const screen = screenOf(ann)
  expect(await boardTurn(screen)).toBe(true)
  useUp('board', 'Ann')
  const turn = boardTurn(screen)
  screen.connected = false
  expect(await turn).toBe(false)
})
