import { classifyMark } from './classify.ts'

const isBritish = (mark: string): boolean => {
  const format = classifyMark(mark)
  return format !== 'unknown' && format !== 'foreign'
}

/**
 * On UK plates O and 0, and I and 1, are one glyph each: only the position tells them apart. These are the UK shapes in
 * the order in which a mark of that length is likeliest to be meant.
 */
const shapes = (
  'LLDDLLL LDDDLLL LLLDDDL LLLDDDD DDDDLLL DDDLDDD ' +
  'LDDLLL LLLDDL LLLDDD DDDLLL LLDDDD DDDDLL ' +
  'LDLLL LLLDL LLDDD DDDLL LLLDD DDLLL LDDDD DDDDL ' +
  'LLDD DDLL LLLD DLLL LDDD DDDL LLD DLL LDD DDL'
).split(' ')

const byLength = Map.groupBy(shapes, (shape) => shape.length)
const ambiguous = /[O0I1]/

/**
 * Writes O/0 and I/1 as the position demands: `LBO7SE0` is `LB07SEO`. A mark that fits a British format as it
 * stands, and one that fits none however written, comes back unchanged; so folding twice changes nothing.
 */
export function foldByPosition(mark: string): string {
  if (!ambiguous.test(mark) || isBritish(mark)) return mark
  for (const shape of byLength.get(mark.length) ?? []) {
    const written = writeAs(shape, mark)
    if (written !== undefined && isBritish(written)) return written
  }
  return mark
}

function writeAs(shape: string, mark: string): string | undefined {
  let written = ''
  for (let i = 0; i < mark.length; i++) {
    const character = mark.charAt(i)
    const isDigit = character >= '0' && character <= '9'
    if (shape.charAt(i) === 'L') {
      if (!isDigit) written += character
      else if (character === '0') written += 'O'
      else if (character === '1') written += 'I'
      else return undefined
    } else if (isDigit) written += character
    else if (character === 'O') written += '0'
    else if (character === 'I') written += '1'
    else return undefined
  }
  return written
}
