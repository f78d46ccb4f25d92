import { Bar } from '#components/ui/bar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { bandNames, bands } from '#lib/alarms/band.ts'
import { responseDefinitions } from '#lib/reporting/definitions.ts'
import type { ReportGroup } from '#lib/reporting/response-report.ts'
import { type NonDeploymentRow, reasonNames, reasons } from '#lib/reporting/response-rows.ts'
import { shareWords } from '#lib/reporting/share-words.ts'
import { few } from './band-rows.tsx'
import { Question } from './question.tsx'

/** Why was nobody sent? Reasons down, forces across. */
export function ReasonsTable({ groups, reasons: rows }: { groups: ReportGroup[]; reasons: NonDeploymentRow[] }) {
  const of = (forceId: string | null, reason?: string) =>
    rows.filter((row) => row.forceId === forceId && (reason === undefined || row.reason === reason))
  const sum = (found: NonDeploymentRow[]) => found.reduce((so, row) => so + row.alarms, 0)
  const first = groups[0]?.forceId ?? null
  const total = sum(of(first))
  const given = reasons.filter((reason) => sum(of(first, reason)) > 0)
  return (
    <Question definitions={[responseDefinitions.reasons]}>
      <Table caption="Why was nobody sent?" stacks>
        <thead>
          <tr>
            <Th className="pl-0">Reason</Th>
            <Th className="w-40">
              <span className="sr-only">Share</span>
            </Th>
            {groups.map((group) => (
              <Th key={group.name} number>
                {group.name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {given.map((reason) => (
            <tr key={reason} className="hover:bg-hover">
              <th scope="row" className="border-b border-line py-1.5 pr-3 text-left font-normal max-md:col-span-2">
                {reasonNames[reason]}
              </th>
              <Td>
                <Bar value={sum(of(first, reason))} max={total} />
              </Td>
              {groups.map((group) => (
                <Td
                  key={group.name}
                  number
                  label={group.name}
                  className={classNames('whitespace-nowrap', few(sum(of(group.forceId))))}
                >
                  <Figure rows={of(group.forceId, reason)} total={sum(of(group.forceId))} />
                </Td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-1.5 pr-3 text-left font-medium max-md:col-span-3">
              {total === 0 ? 'No alarm was answered without a deployment' : 'All reasons (n)'}
            </th>
            <Td className="border-b-0 max-md:hidden" />
            {groups.map((group) => (
              <Td key={group.name} number label={group.name} className="border-b-0 font-medium">
                {sum(of(group.forceId))}
                <span className="ml-2 inline-block w-11 max-md:hidden" />
              </Td>
            ))}
          </tr>
        </tbody>
      </Table>
    </Question>
  )
}

function Figure({ rows, total }: { rows: NonDeploymentRow[]; total: number }) {
  const n = rows.reduce((so, row) => so + row.alarms, 0)
  const inBand = (band: string) => rows.filter((row) => row.band === band).reduce((so, row) => so + row.alarms, 0)
  const words = bands.filter((band) => inBand(band) > 0).map((band) => `${inBand(band)} ${bandNames[band]}`)
  return (
    <span className="max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-2">
      {words.length > 0 && (
        <span className="mr-3 text-sm text-dim max-md:order-last max-md:mr-0 max-md:w-full">{words.join(', ')}</span>
      )}
      <span>{n}</span>
      <span className="ml-2 inline-block w-11 text-sm text-dim max-md:ml-0 max-md:w-auto">
        {n === 0 ? '' : shareWords(n, total)}
      </span>
    </span>
  )
}
