export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const satisfies readonly Encoding[]

export type Sniffed = { encoding: Encoding; bomBytes: number } | { problem: string }

/** How much of a file is looked at to know it. */
export const headBytes = 65_536

const notText: readonly [name: string, magic: readonly number[]][] = [
  ['a ZIP archive or an Excel workbook (.xlsx)', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['compressed with gzip', [0x1f, 0x8b]],
  ['an old Excel workbook (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['compressed with bzip2', [0x42, 0x5a, 0x68]],
  ['compressed with xz', [0xfd, 0x37, 0x7a, 0x58]],
  ['compressed with zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
]

/** How the text of a file is written, from its first bytes; a problem in words when it is no text. */
export function sniffEncoding(head: Uint8Array): Sniffed {
  if (head.length === 0) return { problem: 'The file is empty.' }
  const begins = (...bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte)
  for (const [name, magic] of notText) {
    if (begins(...magic))
      return { problem: `The file is ${name}, whatever its name says. Save it as CSV and send that.` }
  }
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return { problem: 'The file is UTF-32. Save it as UTF-8.' }
  if (begins(0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bomBytes: 3 }
  if (begins(0xff, 0xfe)) return { encoding: 'utf-16le', bomBytes: 2 }
  if (begins(0xfe, 0xff)) return { encoding: 'utf-16be', bomBytes: 2 }
  return { encoding: byZeros(head) ?? (isUtf8(head) ? 'utf-8' : 'windows-1252'), bomBytes: 0 }
}

// Text of western letters in UTF-16 has a zero in every second byte, and next to none in the others.
function byZeros(head: Uint8Array): Encoding | undefined {
  let even = 0
  let odd = 0
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++
  const most = (head.length / 2) * 0.4
  if (odd > most && even < most / 8) return 'utf-16le'
  if (even > most && odd < most / 8) return 'utf-16be'
  return undefined
}

/** Whether the bytes are UTF-8; a character that is cut off at the end is let pass. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
