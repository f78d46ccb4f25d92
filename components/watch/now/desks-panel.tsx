import { Bar } from '#components/ui/bar.tsx'
import { londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { loadWords } from '#lib/watch/load.ts'
import type { Now } from '#lib/watch/now/now.ts'

/** Desks by load, the busiest first, in the words of EEMUA 191. */
export function DesksPanel({ desks }: Pick<Now, 'desks'>) {
  return (
    <Table caption="Desks by load">
      <thead>
        <tr>
          <Th>Desk</Th>
          <Th>On watch</Th>
          <Th number>New in 10 min</Th>
          <Th className="w-28">
            <span className="sr-only">Against a flood</span>
          </Th>
          <Th>Load</Th>
          <Th number>High</Th>
          <Th number>Medium</Th>
          <Th number>Low</Th>
          <Th>Top source</Th>
        </tr>
      </thead>
      <tbody>
        {desks.map(({ id, name, keepers, load, flood }) => (
          <tr key={id}>
            <Td className="font-medium">{name}</Td>
            <Td>
              {keepers.length === 0 && <span className="text-dim">nobody</span>}
              {keepers.map(({ watchId, personName, onBreakSince, coveredBy }) => (
                <span key={watchId} className="mr-3 whitespace-nowrap">
                  {personName}
                  {onBreakSince && (
                    <span className="text-dim">
                      {' '}
                      on a break since {londonMinute(onBreakSince)}
                      {coveredBy ? `, ${coveredBy} stands in` : ''}
                    </span>
                  )}
                </span>
              ))}
            </Td>
            <Td number>{load.rate}</Td>
            <Td>
              <Bar value={load.rate} max={10} />
            </Td>
            <Td>
              {flood ? (
                <Tag tone="caution">
                  FLOOD since {londonMinute(flood.fromAt)}, peak {flood.peakRate}
                </Tag>
              ) : keepers.length === 0 ? (
                <span className="text-dim">not staffed</span>
              ) : (
                loadWords[load.grade]
              )}
            </Td>
            <Td number>{load.mix.high}</Td>
            <Td number>{load.mix.medium}</Td>
            <Td number>{load.mix.low}</Td>
            <Td className="text-dim">{load.topSource ? `${load.topSource} (${load.topCount})` : ''}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
