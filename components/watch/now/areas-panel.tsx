import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Now } from '#lib/watch/now/now.ts'
import { isSoundFault, soundWords } from '#lib/watch/sound.ts'
import { gapWords, type Keeper } from '#lib/watch/state.ts'

/** Who watches what: a line an area. */
export function AreasPanel({ areas }: Pick<Now, 'areas'>) {
  return (
    <Table caption="Who watches what">
      <thead>
        <tr>
          <Th>Area</Th>
          <Th>Watched by</Th>
          <Th>Coverage</Th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ id, name, keepers, gap }) => (
          <tr key={id}>
            <Td className="font-medium">{name}</Td>
            <Td>
              {keepers.length === 0 && <span className="text-dim">nobody</span>}
              {keepers.map((keeper) => (
                <Person key={keeper.watchId} keeper={keeper} />
              ))}
            </Td>
            <Td>
              {gap ? (
                <Tag tone="danger">
                  <span>
                    UNWATCHED <RelativeAge since={gap.fromAt} /> {gapWords[gap.why]}
                  </span>
                </Tag>
              ) : (
                <span className="text-ok">watched</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Person({ keeper }: { keeper: Keeper }) {
  return (
    <span className="mr-3 inline-flex flex-wrap items-center gap-1.5">
      {keeper.personName} <span className="text-dim">{keeper.deskName}</span>
      {keeper.silent && <Tag tone="danger">silent</Tag>}
      {keeper.covers.length > 0 && <Tag>for {keeper.covers.join(', ')}</Tag>}
      {isSoundFault(keeper.soundState) && <Tag tone="caution">{soundWords(keeper.soundState)}</Tag>}
    </span>
  )
}
