import { signed } from '#components/ui/bar.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { type Band, bandNames } from '#lib/alarms/band.ts'
import type { WhatIfCount } from '#lib/alarms/policies/what-if.ts'

interface WhatIfProps {
  before: WhatIfCount
  after: WhatIfCount
  raised: readonly { forceId: string; band: Band; alarms: number }[]
  forces: readonly { id: string; name: string }[]
  matches: number
  /** There were more matches than are counted. */
  cut: boolean
  /** SILENT entries are in it: whoever looks may see them. */
  restricted: boolean
  basedOn: number
}
const shown = ['high', 'medium', 'low', 'log'] as const

/** How many alarms the matches of the last 24 h raise under the draft, beside the version it follows and what was raised. */
export function WhatIfTable({ before, after, raised, forces, matches, cut, restricted, basedOn }: WhatIfProps) {
  const of = (rows: WhatIfProps['raised'], forceId: string, band: Band) =>
    rows.find((row) => row.forceId === forceId && row.band === band)?.alarms ?? 0
  const rows = forces.flatMap(({ id, name }) =>
    shown
      .map((band) => ({
        ...{ name, band, base: of(before.raised, id, band), now: of(after.raised, id, band) },
        really: of(raised, id, band),
      }))
      .filter(({ base, now, really }) => base + now + really > 0),
  )
  const sum = (rowsOf: WhatIfCount) => rowsOf.raised.reduce((total, { alarms }) => total + alarms, 0)
  return (
    <section aria-labelledby="what-if" className="grid gap-2">
      <h2 id="what-if" className="text-lg font-semibold">
        What if it had been in force for the last 24 h
      </h2>
      <p className="max-w-[90ch]">
        Of {matches.toLocaleString('en-GB')} matches it raises <b>{sum(after)}</b> alarms, version {basedOn} raises{' '}
        <b>{sum(before)}</b>; {after.feed} go to the feed ({before.feed} before), {after.record} are a record only (
        {before.record} before).
      </p>
      {rows.length > 0 && (
        <Table caption="Alarms by force and band" captionHidden>
          <thead>
            <tr>
              <Th>Force</Th>
              <Th>Band</Th>
              <Th number>Version {basedOn}</Th>
              <Th number>This draft</Th>
              <Th number>Change</Th>
              <Th number>Really raised</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, band, base, now, really }) => (
              <tr key={name + band}>
                <Td>{name}</Td>
                <Td>{bandNames[band]}</Td>
                <Td number>{base}</Td>
                <Td number>{now}</Td>
                <Td number>{signed(now - base)}</Td>
                <Td number>{really}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="max-w-[100ch] text-sm text-dim">
        Counted from stored matches with the code that raises alarms. An alarm counts as dealt with when its vehicle was
        not seen for the grouping time, in both columns alike, so they can be compared with each other; what was really
        raised also depends on when operators closed. Matches that the policy of the day dropped were never stored and
        cannot be counted.{' '}
        {restricted ? 'SILENT entries are included.' : 'Restricted entries, if any, are not included.'}
        {cut && ' Only the newest matches were counted: there were more.'}
      </p>
    </section>
  )
}
