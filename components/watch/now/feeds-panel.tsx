import { AgeWord } from '#components/hotlists/age-tag.tsx'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Now } from '#lib/watch/now/now.ts'

/** Feeds and lists: what the desk lives on. */
export function FeedsPanel({ feeds, lists, matchesWait }: Pick<Now, 'feeds' | 'lists' | 'matchesWait'>) {
  return (
    <div className="grid content-start gap-4">
      <Table caption="Feeds">
        <thead>
          <tr>
            <Th>Source</Th>
            <Th number>Last read</Th>
            <Th>State</Th>
          </tr>
        </thead>
        <tbody>
          {feeds.map(({ id, name, lastReadAt, silent }) => (
            <tr key={id}>
              <Td>{name}</Td>
              <Td number>
                {lastReadAt ? <RelativeAge since={lastReadAt} /> : <span className="text-dim">over 10 min</span>}
              </Td>
              <Td>{silent ? <Tag tone="danger">silent</Tag> : <Tag tone="ok">reads come</Tag>}</Td>
            </tr>
          ))}
          <tr>
            <Td>Matches to the desk</Td>
            <Td />
            <Td>{matchesWait ? <Tag tone="danger">waiting over 10 s</Tag> : <Tag tone="ok">delivered</Tag>}</Td>
          </tr>
        </tbody>
      </Table>
      <Table caption="Lists">
        <thead>
          <tr>
            <Th>List</Th>
            <Th number>Refreshed</Th>
            <Th>Age</Th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ id, name, refreshedAt, age }) => (
            <tr key={id}>
              <Td>{name}</Td>
              <Td number>
                <RelativeAge since={refreshedAt} />
              </Td>
              <Td>
                <AgeWord age={age} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
