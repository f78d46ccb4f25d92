import { AgeTag } from '#components/hotlists/age-tag.tsx'
import type { MatchedEntry } from '#lib/alarms/detail.ts'
import { listAge } from '#lib/hotlists/list-age.ts'
import { momentWords, spanWords } from '../words.ts'

interface ListAgeProps {
  entry: MatchedEntry
  nowMs: number
}

const agedMs = (entry: MatchedEntry, nowMs: number) => Math.max(0, nowMs - Date.parse(entry.hotlistRefreshedAt))
const ageOf = (entry: MatchedEntry, nowMs: number) =>
  listAge(new Date(entry.hotlistRefreshedAt), entry.expectedRefreshHours, new Date(nowMs))

/** From which list the reason comes and how long ago its source renewed it. */
export function ListAgeWords({ entry, nowMs }: ListAgeProps) {
  const { hotlistName, hotlistRevision, hotlistRefreshedAt, expectedRefreshHours } = entry
  return (
    <span>
      <AgeTag
        refreshedAt={new Date(hotlistRefreshedAt)}
        expectedRefreshHours={expectedRefreshHours}
        at={new Date(nowMs)}
      />{' '}
      {hotlistName}, revision {hotlistRevision}, refreshed {spanWords(agedMs(entry, nowMs))} ago (
      {momentWords(hotlistRefreshedAt, nowMs)}), expected every {expectedRefreshHours} h
    </span>
  )
}

/** Nothing while the list is in time; among the warnings once what it says may have ended since. */
export function OldListWarning({ entry, nowMs }: ListAgeProps) {
  if (ageOf(entry, nowMs) !== 'old') return null
  return (
    <p className="mt-1.5 font-medium text-caution">
      {entry.hotlistName} is old: refreshed {spanWords(agedMs(entry, nowMs))} ago, expected every{' '}
      {entry.expectedRefreshHours} h. Ask {entry.contact ?? entry.forceName} whether the entry still stands.
    </p>
  )
}
