/**
 * A cell as a spreadsheet may be shown it: what would be taken for a formula gets an apostrophe before it (OWASP, CSV
 * injection). Only for what we write out; what we read in stays as it came.
 */
export const harmless = (cell: string): string =>
  /^\s*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell

/** Cells as one line of CSV, ended by CRLF. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map((cell) => {
      const text = typeof cell === 'number' ? String(cell) : harmless(cell ?? '')
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')}\r\n`
