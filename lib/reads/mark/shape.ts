/** The longest mark kept: the longest real ones (vanity and diplomatic plates abroad) have 10 characters. */
export const LONGEST_MARK = 16
/** A shape has one bit a character, so it is told for marks of at most this length. */
export const LONGEST_SHAPE = 10
/** The shape of whatever holds a character outside A–Z and 0–9, or has no or too many characters. */
export const NO_SHAPE = 0

/**
 * Which characters of a mark are letters: a leading 1, then one bit a character, 1 for a letter.
 * `AB12CDE` is 0b1_1100111. Two marks have one shape exactly when length and letter positions agree.
 */
export function shapeOf(mark: string): number {
  const length = mark.length
  if (length === 0 || length > LONGEST_SHAPE) return NO_SHAPE
  let shape = 1
  for (let i = 0; i < length; i++) {
    const code = mark.charCodeAt(i)
    if (code >= 48 && code <= 57) shape <<= 1
    else if (code >= 65 && code <= 90) shape = (shape << 1) | 1
    else return NO_SHAPE
  }
  return shape
}

/** `shapeFrom('LLDDLLL')` is the shape of every current mark: L a letter, D a digit. */
export function shapeFrom(classes: string): number {
  let shape = 1
  for (const letterOrDigit of classes) shape = (shape << 1) | (letterOrDigit === 'L' ? 1 : 0)
  return shape
}
