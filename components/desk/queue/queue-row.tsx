import { type CSSProperties, memo, useEffect } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { Plate } from '#components/plate/plate.tsx'
import { useSettings } from '#components/settings/settings-context.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { QueueColumn } from '#lib/people/settings.ts'
import { badgesOf, holderWords, spanWords, stateWords, vehicleWords } from '../words.ts'
import { GroupChip } from './group-chip.tsx'
import type { Group } from './groups.ts'
import { isUnanswered } from './section.ts'

interface QueueRowProps {
  alarm: Alarm
  selected: boolean
  personId: string
  /** It stands under its lead, in its group. */
  under?: boolean
  /** What it leads. */
  group?: Group | undefined
  onUnfold: (leadId: string, on: boolean) => void
}

const cut = 'block truncate'

/** Band, mark, reason, place, sightings, age, state: without what a person leaves out. */
const columnsWithout = (hidden: readonly QueueColumn[]): string =>
  [
    '24px 7.375rem minmax(0,1.25fr)',
    !hidden.includes('place') && 'minmax(0,1fr)',
    !hidden.includes('sightings') && '1.75rem',
    '3.25rem 7rem',
  ]
    .filter(Boolean)
    .join(' ')

const lateBadge = (lateMs: number) => ({
  word: 'CAME LATE',
  title: `Reached this screen ${spanWords(lateMs)} after it was raised: the desk was not live.`,
})

const oldList = { word: 'LIST OLD', title: 'Its list was not refreshed in time: the entry may have ended since.' }

/** One alarm in two lines; the same object draws nothing again. */
export const QueueRow = memo(function QueueRow({
  alarm,
  selected,
  personId,
  under = false,
  group,
  onUnfold,
}: QueueRowProps) {
  const { desk, present } = useLive()
  const lateMs = useStore(desk.late, (late) => late.get(alarm.id))
  const onOldList = useStore(desk.link, ({ health }) => health?.onOldLists.includes(alarm.id) ?? false)
  useEffect(() => present(alarm.id), [present, alarm.id])
  const { hidden } = useSettings().settings.queue
  const badges = [
    ...(lateMs === undefined ? [] : [lateBadge(lateMs)]),
    ...badgesOf(alarm),
    ...(onOldList ? [oldList] : []),
  ]
  const closed = alarm.state === 'closed'
  const unanswered = isUnanswered(alarm)
  return (
    <div
      className={classNames(
        'grid h-full grid-cols-[24px_6.75rem_minmax(0,1fr)] items-center gap-x-2.5 border-b border-line px-3 text-sm max-sm:content-center max-sm:gap-y-1 sm:grid-cols-(--columns)',
        selected ? 'bg-selected shadow-[inset_3px_0_0_var(--focus)]' : 'hover:bg-hover',
        closed && 'opacity-60',
        under && 'sm:pl-9',
      )}
      style={{ '--columns': columnsWithout(hidden) } as CSSProperties}
    >
      <BandMark band={group?.worst ?? alarm.band} />
      <Plate mark={alarm.vrm} yellow={selected} className="w-full" />
      <span className="min-w-0 max-sm:order-last max-sm:col-span-2 max-sm:col-start-2">
        <b className={classNames(cut, 'text-base', unanswered ? 'font-semibold' : 'font-medium')}>{alarm.reason}</b>
        {/* Where there is no room the vehicle gives way first; then the badges, the worst one last. */}
        <span className="flex items-center overflow-hidden text-xs whitespace-nowrap text-dim">
          {group && <GroupChip group={group} lead={alarm} onUnfold={(on) => onUnfold(alarm.id, on)} />}
          {badges.map(({ word, title }, turn) => (
            <span
              key={word}
              title={title}
              style={{ flexShrink: turn && 10 ** turn }}
              className="mr-1.5 max-w-full min-w-6 truncate rounded-sm border border-caution-line bg-caution-ground px-1 text-[0.6875rem] font-medium text-caution"
            >
              {word}
            </span>
          ))}
          <span className="min-w-0 shrink-[9999999] truncate">
            <span className="sm:hidden">
              {alarm.lastSighting.cameraName} {alarm.lastSighting.direction} ·{' '}
            </span>
            {!hidden.includes('vehicle') && vehicleWords(alarm)}
          </span>
        </span>
      </span>
      <span className={hidden.includes('place') ? 'hidden' : 'min-w-0 max-sm:hidden'}>
        <span className={classNames(cut, 'text-base font-medium')}>{alarm.lastSighting.cameraName}</span>
        <span className={classNames(cut, 'text-xs text-dim')}>{alarm.lastSighting.direction}</span>
      </span>
      <span className={hidden.includes('sightings') ? 'hidden' : 'text-right text-dim max-sm:hidden'}>
        <span className="sr-only">sightings: </span>
        <span aria-hidden="true">×</span>
        {alarm.sightingCount}
      </span>
      <span className="text-right max-sm:hidden">
        <RelativeAge since={alarm.raisedAt} />
      </span>
      <span className="min-w-0 max-sm:flex max-sm:justify-end max-sm:gap-2">
        <span className={classNames(cut, unanswered ? 'font-semibold' : alarm.state === 'deployed' ? 'text-unit' : '')}>
          {stateWords(alarm)}
        </span>
        <span className={classNames(cut, 'text-xs text-dim max-sm:hidden')}>
          {holderWords(alarm, personId) || (unanswered && alarm.reraisedAt ? 'raised again' : '')}
        </span>
        <span className="sm:hidden">
          <RelativeAge since={alarm.raisedAt} />
        </span>
      </span>
    </div>
  )
})
