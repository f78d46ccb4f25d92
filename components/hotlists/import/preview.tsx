import { Table, Td, Th } from '#components/ui/table.tsx'
import { fieldNames } from '#lib/hotlists/files/layout.ts'
import type { ImportState } from './import-state.ts'

const figure = (n: number) => n.toLocaleString('en-GB')
const delimiterNames: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** What the import would do, what was found out about the file, and which rows were refused. */
export function Preview({ state }: { state: ImportState }) {
  const { counts, detected } = state
  if (!counts) return null
  const shown: [string, number, string][] = [
    ['Added', counts.added, 'new on the list'],
    ['Changed', counts.changed, 'keep their alarms'],
    ['Withdrawn', counts.withdrawn, state.kind === 'full' ? 'not in the file' : 'named by the file'],
    ['Unchanged', counts.unchanged, 'as they are'],
    ['Refused', counts.refused, 'rows with a fault'],
    ['Held', counts.held, 'withdrawn here by hand, stay so'],
    ['Kept', counts.kept, 'their row is refused'],
  ]
  return (
    <div className="grid gap-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {shown.map(([name, count, hint]) => (
          <div key={name} className="grid">
            <dt className="text-sm text-dim">{name}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{figure(count)}</dd>
            <dd className="text-sm text-dim">{hint}</dd>
          </div>
        ))}
      </dl>
      {state.clashes > 0 && (
        <p>
          {figure(state.clashes)} {state.clashes === 1 ? 'row is' : 'rows are'} graded against{' '}
          {state.clashes === 1 ? 'its' : 'their'} risk. They are taken as sent, and are in the owner’s review.{' '}
          <a href={`/api/hotlists/imports/${state.id}/against-risk`} className="text-link underline" download>
            Which ones, as CSV
          </a>
        </p>
      )}
      {state.highs > 0 && (
        <p>
          {figure(state.highs)} {state.highs === 1 ? 'High is' : 'Highs are'} live at once, and a supervisor owes the
          authorisation.
        </p>
      )}
      {detected && (
        <p className="text-sm text-dim">
          Read as {detected.encoding}
          {detected.delimiter && `, separated by ${delimiterNames[detected.delimiter] ?? detected.delimiter}`}
          {detected.header ? ', first row names the columns' : ', no row of headings'}.
          {!!detected.foreignLines && ` ${figure(detected.foreignLines)} lines were Windows-1252.`}
          {!!detected.lookAlikes &&
            ` ${figure(detected.lookAlikes)} marks are written with Cyrillic or Greek letters; they were read as the Latin ones they look like.`}
        </p>
      )}
      {state.refusals.length > 0 && (
        <div className="grid gap-2">
          <Table
            caption={`Refused rows${counts.refused > state.refusals.length ? `, the first ${state.refusals.length}` : ''}`}
          >
            <thead>
              <tr>
                <Th number>Line</Th>
                <Th>Field</Th>
                <Th>Value</Th>
                <Th>Reason</Th>
              </tr>
            </thead>
            <tbody>
              {state.refusals.map((row) => (
                <tr key={row.line}>
                  <Td number>{row.line}</Td>
                  <Td>{row.field ? (fieldNames[row.field as keyof typeof fieldNames] ?? row.field) : 'the row'}</Td>
                  <Td className="max-w-[28ch] truncate font-mark">{row.value}</Td>
                  <Td>{row.reason}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p>
            <a href={`/api/hotlists/imports/${state.id}/refused`} className="text-link underline" download>
              All refused rows as CSV
            </a>
          </p>
        </div>
      )}
    </div>
  )
}
