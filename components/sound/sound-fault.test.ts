import { expect, it } from 'vitest'
import { soundFaults } from '#lib/realtime/contract.ts'
import { faultOf, faultWords } from './sound-fault.ts'

const well = { supported: true, running: true, everRan: true, outputs: 1, volume: 70, heard: null }

it.each([
  ['all well', {}, null],
  ['outputs not listed by this browser', { outputs: null }, null],
  ['a pattern that went out', { heard: true }, null],
  ['never allowed to begin', { running: false, everRan: false }, 'blocked'],
  ['stopped later', { running: false }, 'suspended'],
  ['no loudspeaker, which explains all else', { outputs: 0, running: false }, 'no-output'],
  ['volume at nothing', { volume: 0 }, 'muted'],
  ['a pattern that did not go out', { heard: false }, 'not-heard'],
  ['no Web Audio', { supported: false, running: false }, 'unsupported'],
] as const)('%s', (_name, change, expected) => expect(faultOf({ ...well, ...change })).toBe(expected))

it('has words for every fault that the wire knows', () => {
  expect(Object.keys(faultWords).sort()).toEqual([...soundFaults].sort())
})
