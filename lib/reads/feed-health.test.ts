import { expect, it } from 'vitest'
import { feedHealth } from './feed-health.ts'

const at = new Date('2026-11-22T21:10:00Z')
const ago = (sec: number) => new Date(at.getTime() - sec * 1000)

it.each([
  ['that never sent', null, null, 'never'],
  ['that sends', ago(2), 1, 'ok'],
  ['quiet for five minutes', ago(300), 1, 'ok'],
  ['quiet for longer', ago(301), 1, 'silent'],
  ['that sends a minute late', ago(2), 60, 'ok'],
  ['that sends later', ago(2), 61, 'slow'],
] as const)('a feed %s', (_name, lastReceivedAt, delaySec, state) =>
  expect(feedHealth({ id: 'a', name: 'A', lastReceivedAt, delaySec }, at).state).toBe(state),
)
