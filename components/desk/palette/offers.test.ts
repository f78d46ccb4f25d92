import { expect, it } from 'vitest'
import { offersFor } from './offers.ts'

const offers = ['Acknowledge', 'No response', 'Outcome and close', 'Go to Hotlists'].map((label) => ({
  id: label,
  label,
  key: null,
  run: () => {},
}))

it.each([
  ['', ['Acknowledge', 'No response', 'Outcome and close', 'Go to Hotlists']],
  ['ack', ['Acknowledge']],
  ['close out', ['Outcome and close']],
  ['HOT', ['Go to Hotlists']],
  ['AB84', []],
  ['know', []], // within a word is no beginning
])('%j offers %j', (typed, labels) => expect(offersFor(offers, typed).map(({ label }) => label)).toEqual(labels))
