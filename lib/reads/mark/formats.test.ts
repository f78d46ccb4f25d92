import { describe, expect, test } from 'vitest'
import { classifyMark, type MarkFormat } from './classify.ts'
import { normaliseMark } from './normalise.ts'

/** Every format of DOMAIN §5, each length it comes in. */
const formats: Record<Exclude<MarkFormat, 'unknown'>, string> = {
  current: 'AB30CDE AB49CDE AB80CDE AB99CDE',
  prefix: 'A1BCD A12BCD A123BCD Y999XYZ',
  suffix: 'ABC1D ABC12D ABC123D',
  dateless:
    'A1 A12 A123 A1234 AB1 AB12 AB123 AB1234 ABC1 ABC12 ABC123 1A 12A 123A 1234A 1AB 12AB 123AB 1234AB 1ABC 12ABC 123ABC',
  'northern-ireland': 'AIB1 AIB12 AIB123 AIB1234 AZB1234 IB1234 ZB123 1AIB 12AIB 123AIB 1234AIB 1234IB',
  q: 'Q1ABC Q12ABC Q123ABC',
  diplomatic: '123D456 123X456',
  military: 'AB12AB 12AB12',
  trade: '12345',
  jersey: 'J1 J12 J123 J1234 J12345 J123456',
  guernsey: '1 12 123 1234',
  'isle-of-man': 'MN1 MN1234 MAN1 MAN123 MAN123A',
  foreign: 'AB123CD ABC1234 ABC1D23 1234BCD 12ABC3',
}

const cases = Object.entries(formats).flatMap(([format, marks]) =>
  marks.split(' ').map((mark) => [mark, format] as const),
)

describe('every format', () => {
  test.each(cases)('%s is %s, however it is spaced and written', (mark, format) => {
    for (const written of [mark, mark.toLowerCase(), ` ${[...mark].join(' - ')}\n`]) {
      expect(normaliseMark(written)).toBe(mark)
      expect(classifyMark(normaliseMark(written))).toBe(format)
    }
  })
})

/** Where the position tells a letter from a digit that look the same on a plate. */
test.each([
  ['AB3OCDE', 'AB30CDE', 'current'],
  ['AB3OC0E', 'AB30COE', 'current'],
  ['A1OBCD', 'A10BCD', 'prefix'],
  ['ABC1OD', 'ABC10D', 'suffix'],
  ['QI23ABC', 'Q123ABC', 'q'],
  ['I23D456', '123D456', 'diplomatic'],
  ['ABCI23', 'ABC123', 'dateless'],
  ['I234AB', '1234AB', 'dateless'],
  ['AIBI234', 'AIB1234', 'northern-ireland'],
  // A mark of its own as it stands: nobody can tell it from a Jersey one, so it is left.
  ['JI2345', 'JI2345', 'northern-ireland'],
])('%s is read as %s (%s)', (seen, mark, format) => {
  expect(normaliseMark(seen)).toBe(mark)
  expect(classifyMark(mark)).toBe(format)
})

/** One line for each question on which public sources disagree; the choices are argued in docs/matching.md. */
describe('where sources disagree', () => {
  test.each<[question: string, marks: string, ours: MarkFormat]>([
    ['age identifiers of years to come are current', 'AB30CDE AB49CDE AB80CDE AB99CDE', 'current'],
    ['00, 01 and 50 were never issued', 'AB00CDE LB01SEO BD50SMR', 'unknown'],
    ['diplomatic marks have D or X', '123D456 123X456', 'diplomatic'],
    ['any other letter there is no diplomatic mark', '123A456 999A999', 'unknown'],
    ['the army has both its shapes', 'AB12AB 11AA11 AA99AA 99AA99', 'military'],
    ['Q is issued where an age cannot be told', 'Q123ABC Q1ABC', 'q'],
    ['Z is no first letter of a current or prefix mark', 'ZB30ABC Z123ABC', 'unknown'],
    ['Z beside I, second or third, is Northern Ireland', 'AZI1234 BIZ123', 'northern-ireland'],
    ['four digits before three letters with I or Z too', '9999AIZ 9999AZA 9999AIA', 'northern-ireland'],
    ['four digits before other letters are foreign', '9999ABC', 'foreign'],
    ['no 0 stands first among digits', 'A0BCD A012BCD ABC012D', 'unknown'],
    ['J and up to six digits is Jersey', 'J1 J1234', 'jersey'],
    ['five digits are trade, fewer are Guernsey', '12345', 'trade'],
  ])('%s', (_question, marks, ours) => {
    for (const mark of marks.split(' ')) expect([mark, classifyMark(mark)]).toEqual([mark, ours])
  })
})
