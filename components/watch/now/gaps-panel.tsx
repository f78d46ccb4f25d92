import { ageWords } from '#components/ui/age.ts'
import { londonTime } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Now } from '#lib/watch/now/now.ts'
import { gapWords } from '#lib/watch/state.ts'

/** Coverage gaps of the last 24 h and those that are open, newest first. */
export function GapsPanel({ gaps, at }: Pick<Now, 'gaps' | 'at'>) {
  return (
    <Table caption="Coverage gaps, last 24 h">
      <thead>
        <tr>
          <Th>Area</Th>
          <Th>From</Th>
          <Th>Until</Th>
          <Th number>Lasted</Th>
          <Th>Why</Th>
          <Th number>Noticed after</Th>
          <Th>Told</Th>
        </tr>
      </thead>
      <tbody>
        {gaps.length === 0 && (
          <tr>
            <Td colSpan={7} className="text-dim">
              None: every area was watched.
            </Td>
          </tr>
        )}
        {gaps.slice(0, 20).map((gap) => (
          <tr key={gap.id}>
            <Td className="font-medium">{gap.areaName}</Td>
            <Td>{londonTime(gap.fromAt)}</Td>
            <Td>{gap.untilAt ? londonTime(gap.untilAt) : <Tag tone="danger">open</Tag>}</Td>
            <Td number>{ageWords(Date.parse(gap.untilAt ?? at) - Date.parse(gap.fromAt))}</Td>
            <Td>{gapWords[gap.why]}</Td>
            <Td number>{Math.round((Date.parse(gap.noticedAt) - Date.parse(gap.fromAt)) / 1000)} s</Td>
            <Td className="text-dim">{gap.told.length > 0 ? gap.told.join(', ') : 'no supervisor was there'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
