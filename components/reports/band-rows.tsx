import type { ReactNode } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { bandNames } from '#lib/alarms/band.ts'
import { fewBelow, type ReportGroup } from '#lib/reporting/response-report.ts'
import type { BandRow } from '#lib/reporting/times.ts'

/** Says little because it rests on few: grey. */
export const few = (n: number): string | false => n < fewBelow && 'text-faint'

/** Says in words why the figures beside it are grey; of nothing there is nothing to say. */
export const FewMark = ({ n }: { n: number }) =>
  n > 0 && n < fewBelow && <span className="block text-sm text-dim">few</span>

/** The rows of a table by force and band; `cells` gives what stands beside the band. */
export function BandRows({ groups, cells }: { groups: ReportGroup[]; cells: (row: BandRow) => ReactNode }) {
  return groups.map((group) => (
    <tbody key={group.name} className="[&>tr:last-child>*]:border-line-strong">
      {group.rows.map((row, index) => (
        <tr key={row.band} className="hover:bg-hover">
          {index === 0 && (
            <th
              scope="rowgroup"
              rowSpan={group.rows.length}
              className="border-b border-line-strong py-1.5 pr-3 text-left align-top font-semibold max-md:col-span-full"
            >
              {group.name}
            </th>
          )}
          <th scope="row" className="border-b border-line px-3 py-1.5 text-left font-normal">
            <span className={classNames('inline-flex items-center gap-2', row.alarms === 0 && 'text-faint')}>
              <span className={row.alarms === 0 ? 'opacity-60' : undefined}>
                <BandMark band={row.band} size={18} decorative />
              </span>
              {bandNames[row.band]}
            </span>
          </th>
          {cells(row)}
        </tr>
      ))}
    </tbody>
  ))
}
