import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'

export interface CameraLine {
  id: string
  name: string
  forceName: string
  road: string
  direction: string
  kind: string
  active: boolean
  lastReadAt: Date | null
  readsInDay: number
}

/** Cameras by force and road, with how long ago each last read and how much in a day. */
export function CameraTable({ cameras }: { cameras: readonly CameraLine[] }) {
  return (
    <Table caption="Cameras" captionHidden>
      <thead>
        <tr>
          <Th>Camera</Th>
          <Th>Place</Th>
          <Th>Force</Th>
          <Th>Road</Th>
          <Th>Direction</Th>
          <Th>Kind</Th>
          <Th number>Last read</Th>
          <Th number>Reads in 24 h</Th>
        </tr>
      </thead>
      <tbody>
        {cameras.map((camera) => (
          <tr key={camera.id}>
            <Td className="font-mark">{camera.id}</Td>
            <Td>{camera.name}</Td>
            <Td>{camera.forceName}</Td>
            <Td>{camera.road}</Td>
            <Td>{camera.direction}</Td>
            <Td>
              {camera.kind} {!camera.active && <Tag>switched off</Tag>}
            </Td>
            <Td number>
              {camera.lastReadAt ? <RelativeAge since={camera.lastReadAt.toISOString()} /> : <Tag>never</Tag>}
            </Td>
            <Td number>{camera.readsInDay.toLocaleString('en-GB')}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
