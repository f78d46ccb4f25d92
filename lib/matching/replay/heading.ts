/** Where the columns that matter stand in a list file. */
export interface Columns {
  vrm: number
  make: number
  model: number
  colour: number
  action: number
  reason: number
  weedDate: number
}

/** The 16-column layout of DOMAIN §4; a single column of marks is its first. */
export const usualColumns: Columns = { vrm: 0, make: 1, model: 2, colour: 3, action: 4, reason: 6, weedDate: 10 }

const names: Record<keyof Columns, RegExp> = {
  vrm: /^(VRMS?|VRN|(VEHICLE)?REG(ISTRATION)?(MARK|NO|NUMBER|PLATE)?S?|MARKS?|ENTRY|VEHICLE|((NUMBER|LICEN[CS]E)?PLATES?)(NO|NUMBER)?)$/,
  make: /^(VEHICLE)?MAKE$/,
  model: /^(VEHICLE)?MODEL$/,
  colour: /^(VEHICLE)?COLOU?R$/,
  action: /^ACTION$/,
  reason: /^REASON$/,
  weedDate: /^WEED(DATE|ON)?$/,
}

/**
 * The columns a first row names. Undefined when it is no heading but an entry; a problem when it names columns and none of
 * them holds the mark.
 */
export function parseHeading(cells: readonly string[]): { columns: Columns } | { problem: string } | undefined {
  const plain = cells.map((cell) => cell.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const at = (column: keyof Columns) => plain.findIndex((name) => names[column].test(name))
  const vrm = at('vrm')
  const named = (Object.keys(names) as (keyof Columns)[]).filter((column) => at(column) >= 0)
  if (vrm < 0 && named.length >= 2)
    return { problem: `the first row names ${named.length} columns and none of them is VRM` }
  // A row whose only known word is a make or a reason is an entry.
  if (vrm < 0 || (vrm > 0 && named.length < 2)) return undefined
  if (vrm === 0 && named.every((column) => at(column) === usualColumns[column])) return { columns: usualColumns }
  const found = Object.fromEntries((Object.keys(names) as (keyof Columns)[]).map((column) => [column, at(column)]))
  return { columns: found as unknown as Columns }
}
