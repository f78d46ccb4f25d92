import Link from 'next/link'
import type { ReactNode } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { Plate } from '#components/plate/plate.tsx'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { NowAlarm } from '#lib/watch/now/now.ts'

/** As many as a supervisor reads; the rest is counted. */
const most = 12

interface AlarmsPanelProps {
  title: string
  alarms: readonly NowAlarm[]
  /** What stands there when there are none. */
  none: string
  since: (alarm: NowAlarm) => string
  sinceName: string
  also?: { name: string; cell: (alarm: NowAlarm) => ReactNode }
}

/** Alarms that wait for something, worst band and oldest first. */
export function AlarmsPanel({ title, alarms, none, since, sinceName, also }: AlarmsPanelProps) {
  if (alarms.length === 0) {
    return (
      <section aria-label={title}>
        <h2 className="pb-1 font-semibold">{title}</h2>
        <p className="text-dim">{none}</p>
      </section>
    )
  }
  return (
    <div>
      <Table caption={`${title}: ${alarms.length.toLocaleString('en-GB')}`}>
        <thead>
          <tr>
            <Th className="w-8">
              <span className="sr-only">Band</span>
            </Th>
            <Th>Mark</Th>
            <Th>Reason and place</Th>
            {also && <Th>{also.name}</Th>}
            <Th number>{sinceName}</Th>
          </tr>
        </thead>
        <tbody>
          {alarms.slice(0, most).map((alarm) => (
            <tr key={alarm.id}>
              <Td>
                <BandMark band={alarm.band} />
              </Td>
              <Td>
                <Link href={`/desk?alarm=${alarm.id}`} className="text-link underline">
                  <Plate mark={alarm.vrm} />
                </Link>
              </Td>
              <Td>
                {alarm.reason} <span className="text-dim">{alarm.placeName}</span>
              </Td>
              {also && <Td>{also.cell(alarm)}</Td>}
              <Td number>
                <RelativeAge since={since(alarm)} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {alarms.length > most && <p className="pt-1 text-sm text-dim">and {alarms.length - most} more, on the desk</p>}
    </div>
  )
}
