import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { dismissToast, presentToasts, toast } from './toast-store.ts'

const texts = () => presentToasts().map((message) => message.text)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const { id } of presentToasts()) dismissToast(id)
  vi.useRealTimers()
})

it('shows a message for ten seconds', () => {
  toast('Saved')
  vi.advanceTimersByTime(9_999)
  expect(texts()).toEqual(['Saved'])
  vi.advanceTimersByTime(1)
  expect(texts()).toEqual([])
})

it('keeps a fault until it is dismissed', () => {
  const id = toast('Not sent', { tone: 'danger' })
  vi.advanceTimersByTime(3_600_000)
  expect(texts()).toEqual(['Not sent'])
  dismissToast(id)
  expect(texts()).toEqual([])
})

it('holds at most four, the newest', () => {
  for (const text of ['1', '2', '3', '4', '5']) toast(text)
  expect(texts()).toEqual(['2', '3', '4', '5'])
})
