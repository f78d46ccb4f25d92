import { describe, expect, it } from 'vitest'
import { isSessionLive, needsTouch, sessionEndsAt } from './session.ts'

const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const session = (expires: string, active: string) => ({ expiresAt: at(expires), activeAt: at(active) })

describe('the end of a session', () => {
  it.each([
    ['30 min after the last activity', session('20:00:00', '08:00:00'), '08:30:00'],
    ['at 12 h, however active', session('20:00:00', '19:59:00'), '20:00:00'],
  ])('%s', (_, given, expected) => {
    expect(sessionEndsAt(given)).toEqual(at(expected))
  })
  it.each([
    ['08:29:59', true],
    ['08:30:00', false],
    ['09:00:00', false],
  ])('at %s live is %s', (now, live) => {
    expect(isSessionLive(session('20:00:00', '08:00:00'), at(now))).toBe(live)
  })
  it.each([
    ['08:00:59', false],
    ['08:01:00', true],
  ])('at %s activity is written: %s', (now, touch) => {
    expect(needsTouch(session('20:00:00', '08:00:00'), at(now))).toBe(touch)
  })
})
