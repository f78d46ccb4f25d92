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
  /** Of the alarms whose verdict was given on a sighting of this camera. */
  misreads: number
  verdicts: number
}

/** Below this a share says nothing; it is shown dimmed (policy). */
const enoughVerdicts = 10

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
          <Th number>Misreads of verdicts</Th>
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
            <Td number className={camera.verdicts < enoughVerdicts ? 'text-faint' : undefined}>
              {camera.verdicts === 0 ? 'none yet' : `${camera.misreads} of n = ${camera.verdicts}`}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
