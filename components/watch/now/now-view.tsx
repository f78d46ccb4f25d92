import { londonMinute } from '#components/ui/london.ts'
import { Tag } from '#components/ui/tag.tsx'
import type { Now, NowAlarm } from '#lib/watch/now/now.ts'
import { soundWords } from '#lib/watch/sound.ts'
import { AlarmsPanel } from './alarms-panel.tsx'
import { AreasPanel } from './areas-panel.tsx'
import { DesksPanel } from './desks-panel.tsx'
import { FeedsPanel } from './feeds-panel.tsx'
import { GapsPanel } from './gaps-panel.tsx'

const deadlines: Record<string, string> = {
  acknowledge: 'acknowledgement',
  decide: 'decision',
  pass: 'answer to the pass',
}
const waiting = ({ waitingFromAt }: NowAlarm) => waitingFromAt

/** The supervisor's "Now": left the watch, right what waits. */
export function NowView({ now }: { now: Now }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
      <div className="grid min-w-0 gap-6">
        <AreasPanel areas={now.areas} />
        <DesksPanel desks={now.desks} />
        <SoundFaults faults={now.soundFaults} />
        <GapsPanel gaps={now.gaps} at={now.at} />
        <Floods floods={now.floods} />
      </div>
      <div className="grid min-w-0 gap-6">
        <AlarmsPanel
          title="Unanswered"
          alarms={now.unanswered}
          none="Every alarm has somebody."
          since={waiting}
          sinceName="Waiting"
        />
        <AlarmsPanel
          title="Overdue"
          alarms={now.overdue}
          none="No deadline has run out."
          since={(alarm) => alarm.overdueSince ?? alarm.waitingFromAt}
          sinceName="Overdue"
          also={{ name: 'Waits for', cell: ({ overdueFor }) => deadlines[overdueFor ?? ''] ?? '' }}
        />
        <AlarmsPanel
          title="Owned by people who are not on watch"
          alarms={now.ownedByAbsent}
          none="Every owner is on watch."
          since={waiting}
          sinceName="Raised"
          also={{ name: 'Owner', cell: ({ ownerName }) => ownerName }}
        />
        <AlarmsPanel
          title="Passes not answered"
          alarms={now.passes}
          none="No pass waits for an answer."
          since={(alarm) => alarm.passAt ?? alarm.waitingFromAt}
          sinceName="Offered"
          also={{ name: 'To', cell: ({ passTo }) => passTo }}
        />
        <AlarmsPanel
          title="Shelved"
          alarms={now.shelved}
          none="Nothing is shelved."
          since={waiting}
          sinceName="Raised"
          also={{
            name: 'Until',
            cell: ({ shelvedUntilAt, shelvedByName }) =>
              `${shelvedUntilAt ? londonMinute(shelvedUntilAt) : ''} by ${shelvedByName ?? ''}`,
          }}
        />
        {now.standing > 0 && <p className="text-caution">{now.standing} alarms have been open for more than 24 h.</p>}
        <FeedsPanel feeds={now.feeds} lists={now.lists} matchesWait={now.matchesWait} />
      </div>
    </div>
  )
}

function SoundFaults({ faults }: { faults: Now['soundFaults'] }) {
  return (
    <section aria-label="Sound">
      <h2 className="pb-1 font-semibold">Sound</h2>
      {faults.length === 0 ? (
        <p className="text-dim">Every desk on watch can be heard.</p>
      ) : (
        <ul className="grid gap-1">
          {faults.map(({ personName, deskName, soundState }) => (
            <li key={personName} className="flex items-center gap-2">
              {deskName} <span className="text-dim">{personName}</span>{' '}
              <Tag tone="caution">{soundWords(soundState)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Floods({ floods }: { floods: Now['floods'] }) {
  return (
    <section aria-label="Floods">
      <h2 className="pb-1 font-semibold">Floods, last 24 h</h2>
      {floods.length === 0 ? (
        <p className="text-dim">None.</p>
      ) : (
        <ul className="grid gap-1">
          {floods.slice(0, 12).map(({ id, deskName, fromAt, untilAt, peakRate, topSource }) => (
            <li key={id}>
              {deskName} {londonMinute(fromAt)} to {untilAt ? londonMinute(untilAt) : 'now'}: at most {peakRate} in 10
              min
              {topSource && <span className="text-dim">, most of them from {topSource}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
