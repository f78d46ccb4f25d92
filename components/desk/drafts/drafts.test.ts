import { expect, it } from 'vitest'
import { createDrafts, draftsKey, keptForMs } from './drafts.ts'

function aWindow() {
  const held = new Map<string, string>()
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  } as Storage
  let now = 1_000
  const open = (personId: string) =>
    createDrafts(
      () => storage,
      personId,
      () => now,
    )
  return { held, open, pass: (ms: number) => (now += ms) }
}

it('finds what was typed when the page is loaded again', () => {
  const { open } = aWindow()
  open('ann').write('alarm-1/decline', 'note', 'Out of the area')
  expect(open('ann').read('alarm-1/decline', 'note')).toBe('Out of the area')
  expect(open('ann').read('alarm-2/decline', 'note')).toBeUndefined()
})

it('shows nobody what another person typed, and writes over it', () => {
  const { held, open } = aWindow()
  open('ann').write('alarm-1/decline', 'note', 'Out of the area')
  expect(open('bob').read('alarm-1/decline', 'note')).toBeUndefined()
  open('bob').write('alarm-1/close', 'note', 'Seen')
  expect(held.get(draftsKey)).not.toContain('Out of the area')
})

it('forgets what was sent, and what is old', () => {
  const { open, pass } = aWindow()
  const drafts = open('ann')
  drafts.write('alarm-1/decline', 'note', 'Out of the area')
  drafts.write('alarm-1/close', 'note', 'Seen')
  drafts.drop('alarm-1/decline')
  expect(drafts.read('alarm-1/decline', 'note')).toBeUndefined()
  expect(drafts.read('alarm-1/close', 'note')).toBe('Seen')
  pass(keptForMs)
  expect(drafts.read('alarm-1/close', 'note')).toBeUndefined()
})

it('goes on where nothing can be kept', () => {
  const full = () => {
    throw new Error('QuotaExceededError')
  }
  const drafts = createDrafts(
    () => ({ getItem: () => '{broken', setItem: full }) as unknown as Storage,
    'ann',
    () => 0,
  )
  drafts.write('alarm-1/decline', 'note', 'Out of the area')
  expect(drafts.read('alarm-1/decline', 'note')).toBeUndefined()
  const nowhere = createDrafts(
    () => null,
    'ann',
    () => 0,
  )
  nowhere.write('alarm-1/decline', 'note', 'Out of the area')
  expect(nowhere.read('alarm-1/decline', 'note')).toBeUndefined()
})
