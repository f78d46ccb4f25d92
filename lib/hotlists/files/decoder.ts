import type { Encoding } from './encoding.ts'

const NEWLINE = 10
/** A line longer than this is decoded in pieces: it is refused anyway. */
const LONGEST_TAIL = 1_048_576

/**
 * Bytes to text, piece by piece. A file that begins as UTF-8 and holds other lines is not spoiled by them: such a line is
 * read as Windows-1252, which has no unreadable byte, and `foreignLines` counts it.
 */
export class TextDecoding {
  foreignLines = 0
  private readonly encoding: Encoding
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private readonly latin = new TextDecoder('windows-1252')
  private readonly wide: TextDecoder | undefined
  private tail: Uint8Array = new Uint8Array(0)

  constructor(encoding: Encoding) {
    this.encoding = encoding
    if (encoding.startsWith('utf-16')) this.wide = new TextDecoder(encoding, { ignoreBOM: true })
  }

  decode(bytes: Uint8Array): string {
    if (this.wide) return this.wide.decode(bytes, { stream: true })
    if (this.encoding === 'windows-1252') return this.latin.decode(bytes)
    const last = bytes.lastIndexOf(NEWLINE)
    if (last < 0 && this.tail.length + bytes.length < LONGEST_TAIL) {
      this.tail = join(this.tail, bytes)
      return ''
    }
    const whole = join(this.tail, last < 0 ? bytes : bytes.subarray(0, last + 1))
    this.tail = last < 0 ? new Uint8Array(0) : bytes.slice(last + 1)
    return this.lines(whole)
  }

  end(): string {
    if (this.wide) return this.wide.decode()
    const text = this.lines(this.tail)
    this.tail = new Uint8Array(0)
    return text
  }

  private lines(bytes: Uint8Array): string {
    try {
      return this.strict.decode(bytes)
    } catch {
      let text = ''
      for (let from = 0; from < bytes.length; ) {
        const newline = bytes.indexOf(NEWLINE, from)
        const to = newline < 0 ? bytes.length : newline + 1
        text += this.line(bytes.subarray(from, to))
        from = to
      }
      return text
    }
  }

  private line(bytes: Uint8Array): string {
    try {
      return this.strict.decode(bytes)
    } catch {
      this.foreignLines++
      return this.latin.decode(bytes)
    }
  }
}

function join(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after
  const whole = new Uint8Array(before.length + after.length)
  whole.set(before)
  whole.set(after, before.length)
  return whole
}
