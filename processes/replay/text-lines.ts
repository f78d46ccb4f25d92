import { createReadStream } from 'node:fs'

const chunkBytes = 1024 * 1024
/** A longer line is cut here: it is then not what its file should hold, and is told as such. */
const longestLine = 8 * 1024 * 1024

/** The lines of a text file, some thousand at a time, in bounded memory; a byte order mark is taken off. */
export async function* linesOf(path: string): AsyncGenerator<string[]> {
  let decoder: TextDecoder | undefined
  let rest = ''
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) rest = rest.slice(0, longestLine)
    if (lines.length > 0) yield lines.map(withoutReturn)
  }
  rest += decoder?.decode() ?? ''
  if (rest !== '') yield [withoutReturn(rest)]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** What spreadsheets call Unicode text begins with its mark of byte order; everything else is taken for UTF-8. */
function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
