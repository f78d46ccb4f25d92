import Link from 'next/link'
import { BandMark } from '#components/band/band-mark.tsx'
import { Plate } from '#components/plate/plate.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandNames } from '#lib/alarms/band.ts'
import { useDesk } from '../desk-context.tsx'
import { useDeskWorld } from '../desk-world.tsx'
import { badgesOf, vehicleWords } from '../words.ts'

async function copy(mark: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(mark)
    toast(`${mark} copied`, { tone: 'ok' })
  } catch {
    toast(`The browser did not allow copying. The mark is ${mark}.`, { tone: 'caution' })
  }
}

/** Band, mark, reason, vehicle, where now; what makes this alarm unlike others as tags. */
export function CardHead({ alarm }: { alarm: Alarm }) {
  const { forces } = useDesk()
  const { lastSighting, band, initialBand, closedAt } = alarm
  const { practice } = useDeskWorld()
  const badges = badgesOf(alarm)
  return (
    <header>
      <div className="flex items-center gap-3 max-sm:flex-wrap">
        <BandMark band={band} size={30} />
        <Plate mark={alarm.vrm} yellow size="large" />
        <div className="min-w-0 grow max-sm:order-last max-sm:basis-full">
          <h2 className="text-xl leading-tight font-semibold">{alarm.reason}</h2>
          <p className="truncate text-dim">{vehicleWords(alarm)}</p>
        </div>
        <Link
          hidden={practice}
          href={`/alarms/${alarm.id}/record`}
          target="_blank"
          aria-label="The record of this alarm, to print"
          title="The record of this alarm, to print"
          className="ml-auto self-start rounded-md px-2 py-1 text-sm text-dim hover:bg-hover hover:text-ink"
        >
          Record
        </Link>
        <Button
          tone="bare"
          size="small"
          aria-label={`Copy the mark ${alarm.vrm}`}
          title="Copy the mark"
          className="self-start"
          onClick={() => void copy(alarm.vrm)}
        >
          <Icon name="copy" />
        </Button>
      </div>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 text-sm text-dim">
        <span>
          <b className="font-medium text-ink">
            {lastSighting.cameraName} {lastSighting.direction}
          </b>{' '}
          <RelativeAge since={lastSighting.capturedAt} /> ago
        </span>
        <span>·</span>
        <span>{forces.get(alarm.forceId) ?? alarm.forceId}</span>
        <span>·</span>
        <span>{alarm.categoryName}</span>
        {initialBand !== band && <span>· first {bandNames[initialBand]}</span>}
      </p>
      {alarm.reraisedAt && (
        <p className="mt-0.5 text-sm">
          Raised again {londonTime(alarm.reraisedAt)}
          {alarm.reraisedReason && `: ${alarm.reraisedReason}`}
        </p>
      )}
      {alarm.cloneReason && (
        <p className="mt-0.5 text-sm font-medium text-caution">Perhaps a clone. {alarm.cloneReason}.</p>
      )}
      {(badges.length > 0 || closedAt) && (
        <p className="mt-2 flex flex-wrap gap-1.5">
          {closedAt && <Tag tone="strong">CLOSED {londonTime(closedAt)}</Tag>}
          {badges.map(({ word, title }) => (
            <Tag key={word} tone="caution">
              <span title={title}>{word}</span>
            </Tag>
          ))}
        </p>
      )}
    </header>
  )
}
