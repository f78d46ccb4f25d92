// Letters of other scripts that are drawn like Latin ones (Unicode confusables, the Greek and Cyrillic capitals that
// Ukrainian, Bulgarian, Greek and Serbian plates use), and the letters that Unicode itself does not decompose.
const drawnAlike: Record<string, string> = {
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  D: 'ĐÐ',
  E: 'ЕΕ',
  F: 'Ϝ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'ЈͿ',
  K: 'КΚ',
  L: 'Ł',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟØ',
  P: 'РΡ',
  Q: 'Ԛ',
  S: 'Ѕ',
  T: 'ТΤŦ',
  V: 'Ѵ',
  W: 'Ԝ',
  X: 'ХΧ',
  Y: 'УҮΥ',
  Z: 'Ζ',
}

const latin = new Map<string, string>()
for (const [letter, others] of Object.entries(drawnAlike)) for (const other of others) latin.set(other, letter)
// Digits of other scripts: Arabic-Indic, Persian, Devanagari, Bengali, Thai.
for (const zero of [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50])
  for (let digit = 0; digit < 10; digit++) latin.set(String.fromCharCode(zero + digit), String(digit))

const plain = /^[A-Z0-9]$/

/** The Latin letter or digit a capital is drawn like, the character itself when it is of another script, or ''. */
export function latinOf(character: string): string {
  if (plain.test(character)) return character
  const alike = latin.get(character)
  if (alike) return alike
  const base = character.normalize('NFKD').charAt(0)
  if (plain.test(base)) return base
  const stable = character.toUpperCase() === character && character.normalize('NFKC') === character
  return stable && /^[\p{L}\p{N}]$/u.test(character) ? character : ''
}
