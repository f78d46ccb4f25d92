const DIGITS = '0123456789abcdef'
const LENGTH = 36
const HYPHEN = '-'.charCodeAt(0)
const HYPHENS = [8, 13, 18, 23]

/** Places of the 32 digits in the text, most significant first. */
const placeOf = Uint8Array.from([...Array(LENGTH).keys()].filter((place) => !HYPHENS.includes(place)))
/** Value of a digit in lower case; 255 of anything else. */
const digitOf = new Uint8Array(128).fill(255)
for (const [value, digit] of [...DIGITS].entries()) digitOf[digit.charCodeAt(0)] = value
const unitOf = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0))

/** Reused: a text is cut out of it. */
const bytes = Buffer.from('00000000-0000-0000-0000-000000000000', 'latin1')

/** The text of four words, in lower case. */
export function uuidText(words: Int32Array): string {
  for (let i = 0; i < 32; i++) {
    const digit = ((words[i >> 3] as number) >>> (28 - 4 * (i & 7))) & 15
    bytes[placeOf[i] as number] = unitOf[digit] as number
  }
  return bytes.toString('latin1')
}

/** Reads the four words of a UUID in lower case; false of any other text, whatever then stands in `words`. */
export function readUuid(text: string, words: Int32Array): boolean {
  if (text.length !== LENGTH) return false
  for (const place of HYPHENS) if (text.charCodeAt(place) !== HYPHEN) return false
  let odd = 0
  for (let i = 0; i < 32; i += 8) {
    let word = 0
    for (let j = i; j < i + 8; j++) {
      const unit = text.charCodeAt(placeOf[j] as number)
      const value = digitOf[unit & 127] as number
      odd |= (value & 128) | (unit & ~127)
      word = (word << 4) | (value & 15)
    }
    words[i >> 3] = word
  }
  return odd === 0
}
