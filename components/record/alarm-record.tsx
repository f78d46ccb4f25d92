import { eventWords } from '#components/desk/card/event-words.ts'
import { vehicleWords, verdictWords } from '#components/desk/words.ts'
import { londonDay, londonTime, londonZone } from '#components/ui/london.ts'
import { PrintButton } from '#components/ui/print-button.tsx'
import { bandNames } from '#lib/alarms/band.ts'
import { nonDeploymentReasonNames, outcomeNames } from '#lib/alarms/coding.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { warningSignalNames } from '#lib/hotlists/warning-signals.ts'
import { sureness } from '#lib/matching/sureness.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import { FactList, RecordPart } from './record-part.tsx'

interface AlarmRecordProps {
  detail: AlarmDetail
  forces: ReadonlyMap<string, string>
  madeBy: string
  madeAt: string
}

const moment = (at: string | null): string | null =>
  at && `${londonDay(at)} ${new Date(at).getUTCFullYear()}, ${londonTime(at)} ${londonZone(at)}`

/** The whole of one alarm as a document: what was seen, why it was put before somebody, who did what when and why. */
export function AlarmRecord({ detail, forces, madeBy, madeAt }: AlarmRecordProps) {
  const { alarm, entries, sightings, matches, verifications, events } = detail
  const force = (id: string) => forces.get(id) ?? id
  const marking = entries.find((entry) => entry.marking)?.marking ?? 'no marking given'
  return (
    <main className="mx-auto grid max-w-[60rem] gap-5 px-6 py-5 print:max-w-none print:p-0">
      <header className="flex items-start gap-4 border-b border-line pb-3">
        <div className="grow">
          <p className="text-sm text-dim">{marking}</p>
          <h1 className="text-2xl font-semibold">
            Alarm record: <span className="font-mark">{displayMark(alarm.vrm)}</span>
          </h1>
          <p className="text-dim">
            {alarm.reason} · {bandNames[alarm.band]} · made {moment(madeAt)} by {madeBy}
          </p>
        </div>
        <PrintButton />
      </header>
      <RecordPart title="Alarm">
        <FactList
          facts={[
            ['Reference', alarm.id],
            ['Vehicle listed', vehicleWords(alarm)],
            ['Category', alarm.categoryName],
            ['Band', `${bandNames[alarm.band]}, first ${bandNames[alarm.initialBand]}`],
            ['Score', `${alarm.score} of 1000, policy version ${alarm.policyVersion}`],
            [
              'Warning signals',
              alarm.warningSignals.map((code) => `${code} ${warningSignalNames[code] ?? ''}`).join(', ') || 'none',
            ],
            ['Action asked for', alarm.action],
            ['First seen in', force(alarm.forceId)],
            ['Seen in', alarm.forceIds.map(force).join(', ')],
            ['Perhaps a clone', alarm.cloneReason],
            ['Entry left its list', moment(alarm.withdrawnAt)],
          ]}
        />
      </RecordPart>
      <RecordPart title="Times">
        <FactList
          facts={[
            ['Captured', moment(alarm.firstCapturedAt)],
            ['Received', moment(alarm.receivedAt)],
            ['Matched', moment(alarm.matchedAt)],
            ['Raised', moment(alarm.raisedAt)],
            ['Presented', moment(alarm.presentedAt)],
            ['Acknowledged', moment(alarm.acknowledgedAt)],
            ['Verified', moment(alarm.verifiedAt)],
            ['Decided', moment(alarm.decidedAt)],
            ['Deployed', moment(alarm.deployedAt)],
            ['In area', moment(alarm.inAreaAt)],
            ['Stopped', moment(alarm.stoppedAt)],
            ['Closed', moment(alarm.closedAt)],
          ]}
        />
      </RecordPart>
      <RecordPart title="Decision and outcome">
        <FactList
          facts={[
            ['Owner', alarm.ownerName],
            ['Verdict', alarm.verdict && verdictWords(alarm.verdict)],
            ['Decision', decisionWords(detail)],
            ['Units', alarm.deployments.map(({ callSign, state }) => `${callSign} (${state})`).join(', ') || null],
            ['Outcome', alarm.outcomes.map((code) => outcomeNames[code]).join(', ') || null],
            ['Note', alarm.outcomeNote],
          ]}
        />
      </RecordPart>
      {entries.map((entry) => (
        <RecordPart key={entry.id} title={`Entry on ${entry.hotlistName}, revision ${entry.hotlistRevision}`}>
          <FactList
            facts={[
              ['Mark', displayMark(entry.vrm)],
              ['Vehicle', vehicleWords(entry)],
              ['Reason', `${entry.reason} (${entry.category}, graded ${entry.grade})`],
              ['Information', entry.information],
              ['Instructions', entry.operationalInstructions],
              ['Owner', [entry.forceName, entry.contact].filter(Boolean).join(' · ')],
              [
                'References',
                [entry.pncId, entry.cadReference, entry.sourceReference].filter(Boolean).join(' · ') || null,
              ],
              ['Weed date', moment(entry.weedAt)],
              ['List refreshed', `${moment(entry.hotlistRefreshedAt)}, expected every ${entry.expectedRefreshHours} h`],
              ['When this was made', entry.live ? 'live' : 'not live'],
            ]}
          />
        </RecordPart>
      ))}
      <RecordPart title="Sightings">
        <ol className="grid gap-3">
          {sightings.toReversed().map((sighting) => {
            const match = matches.find(({ readId }) => readId === sighting.readId)
            return (
              <li
                key={sighting.readId}
                className="grid break-inside-avoid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line pb-2"
              >
                <div>
                  <p>
                    {moment(sighting.capturedAt)}: {sighting.cameraName} {sighting.direction}, {force(sighting.forceId)}
                  </p>
                  <p className="text-sm text-dim">
                    read <span className="font-mark">{sighting.vrm}</span>
                    {match && ` · ${match.kind}, ${sureness(match.posterior)} sure`}
                    {sighting.confidence !== null && ` · camera ${Math.round(sighting.confidence)} % confident`}
                    {` · camera saw ${vehicleWords(sighting)}`}
                    {` · received ${moment(sighting.receivedAt)}`}
                  </p>
                </div>
                <span className="flex gap-2">
                  {sighting.images.length === 0 && <span className="text-sm text-dim">no image</span>}
                  {sighting.images.map((kind) => (
                    // biome-ignore lint/performance/noImgElement: pictures come from our own route, once, as they are
                    <img
                      key={kind}
                      src={`/api/images/${sighting.readId}/${kind}`}
                      alt={`${kind} of this sighting`}
                      className="h-16 max-w-40 border border-line object-contain"
                    />
                  ))}
                </span>
              </li>
            )
          })}
        </ol>
      </RecordPart>
      {verifications.length > 0 && (
        <RecordPart title="Verifications">
          <FactList
            facts={verifications.map(({ at, byName, checks, verdict, note }) => [
              `${moment(at)}`,
              `${verdictWords(verdict)} by ${byName}: ${Object.entries(checks)
                .map(([name, given]) => `${name} ${given}`)
                .join(', ')}${note ? `. ${note}` : ''}`,
            ])}
          />
        </RecordPart>
      )}
      <RecordPart title="Everything that happened, in order">
        <FactList
          facts={events.map((event) => [
            `${moment(event.at)}`,
            `${eventWords(event)}${event.actorName ? ` — ${event.actorName}` : ''}`,
          ])}
        />
      </RecordPart>
      <p className="border-t border-line pt-2 text-xs text-dim">
        Times are the server’s unless they say captured, which is the camera’s own. Limits and weights are local policy.
      </p>
    </main>
  )
}

function decisionWords({ alarm }: AlarmDetail): string | null {
  if (alarm.decision === 'deploy') return 'Deploy'
  if (!alarm.nonDeploymentReason) return null
  const note = alarm.nonDeploymentNote ? `: ${alarm.nonDeploymentNote}` : ''
  return `No response, ${nonDeploymentReasonNames[alarm.nonDeploymentReason].toLowerCase()}${note}`
}
