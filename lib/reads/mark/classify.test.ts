import { describe, expect, test } from 'vitest'
import { classifyMark, type MarkFormat } from './classify.ts'
import { displayMark } from './format.ts'
import { tightFold } from './tight-fold.ts'

const named: [mark: string, format: MarkFormat, display: string][] = [
  ['AB30CDE', 'current', 'AB30 CDE'],
  ['AB99XYZ', 'current', 'AB99 XYZ'],
  // Ages 30–49 and 80–99 are to come: one source refuses them, we label them like any other.
  ['LB00SEO', 'unknown', 'LB00SEO'],
  ['LB01SEO', 'unknown', 'LB01SEO'],
  ['BD50SMR', 'unknown', 'BD50SMR'],
  ['IB30ABC', 'unknown', 'IB30ABC'],
  ['AQ30ABC', 'unknown', 'AQ30ABC'],
  ['AZ30ABC', 'unknown', 'AZ30ABC'],
  ['AB30AIB', 'unknown', 'AB30AIB'],
  ['A1BCD', 'prefix', 'A1 BCD'],
  ['A123BCD', 'prefix', 'A123 BCD'],
  ['O123BCD', 'unknown', 'O123BCD'],
  ['U123BCD', 'unknown', 'U123BCD'],
  ['A0BCD', 'unknown', 'A0BCD'],
  // Issued when an age cannot be told (DVLA), though one source refuses it.
  ['Q123ABC', 'q', 'Q123 ABC'],
  ['ABC1D', 'suffix', 'ABC 1D'],
  ['ABC123V', 'suffix', 'ABC 123V'],
  ['IBC123D', 'unknown', 'IBC123D'],
  ['ABC123U', 'unknown', 'ABC123U'],
  ['A1', 'dateless', 'A 1'],
  ['1A', 'dateless', '1 A'],
  ['AB1234', 'dateless', 'AB 1234'],
  ['1234AB', 'dateless', '1234 AB'],
  ['ABC123', 'dateless', 'ABC 123'],
  ['112DFH', 'dateless', '112 DFH'],
  ['AIB1234', 'northern-ireland', 'AIB 1234'],
  ['1234AI', 'northern-ireland', '1234 AI'],
  ['1234AIZ', 'northern-ireland', '1234 AIZ'],
  ['AA123AAA', 'unknown', 'AA123AAA'],
  ['123D456', 'diplomatic', '123 D 456'],
  ['123X456', 'diplomatic', '123 X 456'],
  ['123A456', 'unknown', '123A456'],
  // Two sources disagree whether these exist; the army has them.
  ['AB12AB', 'military', 'AB 12 AB'],
  ['11AA11', 'military', '11 AA 11'],
  ['12345', 'trade', '12345'],
  ['1234', 'guernsey', '1234'],
  ['J12345', 'jersey', 'J 12345'],
  ['MN1234', 'isle-of-man', 'MN 1234'],
  ['MAN123', 'isle-of-man', 'MAN 123'],
  ['AB123CD', 'foreign', 'AB123CD'],
  ['ABC1234', 'foreign', 'ABC1234'],
  ['ZIPPY', 'unknown', 'ZIPPY'],
  ['1234567890', 'unknown', '1234567890'],
  ['京A12345', 'unknown', '京A12345'],
  ['', 'unknown', ''],
]

describe('classifyMark and displayMark', () => {
  test.each(named)('%s is %s, shown as “%s”', (mark, format, display) => {
    expect(classifyMark(mark)).toBe(format)
    expect(displayMark(mark)).toBe(display)
  })
})

test.each([
  ['AB30CDE', 'A830C0E'],
  ['A83OCQE', 'A830C0E'],
  ['ILSZG8B', '1152688'],
  ['MNWHVY7', 'MNWHVY7'],
])('tightFold(%s) is %s', (mark, fold) => {
  expect(tightFold(mark)).toBe(fold)
})
