/** A probability in words that never claim certainty: no reading of a plate is sure (DOMAIN §1, Green and Hofer). */
export function sureness(probability: number): string {
  const hundred = Math.round(100 * Math.min(1, Math.max(0, probability)))
  if (hundred > 99) return 'over 99 %'
  return hundred < 1 ? 'under 1 %' : `${hundred} %`
}
