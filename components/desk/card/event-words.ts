import { missedReasonNames, nonDeploymentReasonNames, outcomeNames } from '#lib/alarms/coding.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { type ChangedEntry, changedWords } from '#lib/alarms/entry-life/changed-words.ts'
import { verdictWords } from '../words.ts'

type Told = AlarmDetail['events'][number]

const kinds: Record<Told['kind'], string> = {
  raised: 'Raised',
  sighted: 'Seen again',
  reraised: 'Raised again',
  presented: 'Shown on a screen',
  acknowledged: 'Acknowledged',
  released: 'Released',
  'taken-over': 'Taken over',
  verified: 'Verified',
  declined: 'No response',
  deployed: 'Deployed',
  'deployment-moved': 'Unit',
  'outcome-recorded': 'Outcome',
  'entry-withdrawn': 'Entry withdrawn',
  'entry-restored': 'On its list again',
  'entry-changed': 'Entry changed',
  'owner-lost': 'Back in the queue',
  'handed-over': 'Handed over',
  'pass-offered': 'Offered to another force',
  'pass-accepted': 'Pass accepted',
  'pass-refused': 'Pass refused',
  'pass-withdrawn': 'Pass withdrawn',
  shelved: 'Shelved',
  unshelved: 'Taken off the shelf',
  'shelf-returned': 'Back from the shelf',
  missed: 'Missed',
  'missed-explained': 'Acknowledged as missed',
  regraded: 'Regraded',
  merged: 'Merged',
  unmerged: 'Parted',
  escalated: 'Escalated',
  noted: 'Note',
  undone: 'Undone',
  closed: 'Closed',
  reopened: 'Reopened',
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const listOf = (value: unknown): string | null =>
  Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : null

/** One line of the log in words: what, and what was said with it, as far as this screen knows the words. */
export function eventWords({ kind, data }: Told): string {
  const reason = text(data.reason)
  const coded: Record<string, string> = {
    ...nonDeploymentReasonNames,
    ...(kind === 'missed-explained' && missedReasonNames),
  }
  const named = reason && (coded[reason] ?? reason)
  const outcomes = Array.isArray(data.outcomes)
    ? data.outcomes.map((one) => (outcomeNames as Record<string, string>)[String(one)] ?? String(one)).join(', ')
    : null
  const verdict = text(data.verdict)
  const said = [
    text(data.callSign),
    kind === 'deployment-moved' ? text(data.state)?.replaceAll('-', ' ') : null,
    kind === 'sighted' ? text(data.cameraName) : null,
    verdict === 'confirmed' || verdict === 'misread' || verdict === 'cannot-tell' ? verdictWords(verdict) : null,
    named,
    outcomes,
    listOf(data.back),
    kind === 'entry-withdrawn' ? listOf(data.gone) : listOf(data.gone) && `left its list: ${listOf(data.gone)}`,
    kind === 'entry-withdrawn' ? listOf(data.left) && `still listed: ${listOf(data.left)}` : null,
    Array.isArray(data.changed) && (data.changed as ChangedEntry[]).map((one) => changedWords(one)).join('; '),
    kind === 'pass-offered' ? text(data.toForceName) && `to ${data.toForceName}` : null,
    kind === 'regraded' ? `${data.from} to ${data.to}` : null,
    kind === 'escalated' ? `to ${data.level}, for want of: ${data.for}` : null,
    kind === 'merged' ? `under ${data.leadVrm}, ${data.words}` : null,
    kind === 'undone' ? kinds[data.kind as Told['kind']] : null,
    text(data.overrideReason) && `override: ${data.overrideReason}`,
    text(data.note),
  ].filter(Boolean)
  return said.length > 0 ? `${kinds[kind] ?? kind}: ${said.join(', ')}` : (kinds[kind] ?? kind)
}
