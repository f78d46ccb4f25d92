import { useSettings } from '#components/settings/settings-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { checkMove } from '#lib/alarms/lifecycle.ts'
import { type MoveName, moves } from '#lib/alarms/moves.ts'
import { useMoves } from '../acts/use-moves.ts'
import { blockedBy, useDesk } from '../desk-context.tsx'
import { keyOfMove } from '../keys/key-of-move.ts'

/** What is done now and then is in the menu, so that the acts of every alarm stay few and in their places. */
const seldom: readonly MoveName[] = ['pass', 'shelve', 'regrade', 'merge', 'unmerge', 'note', 'release']

interface ActButtonsProps {
  alarm: Alarm
  next: MoveName | null
  doing: string | undefined
}

export function ActButtons({ alarm, next, doing }: ActButtonsProps) {
  const { actor } = useDesk()
  const move = useMoves()
  const { keys } = useSettings().settings
  const may = (name: MoveName) => checkMove(name, alarm, actor).allowed
  const button = (name: MoveName, words: string) => (
    <Button
      key={name}
      size="small"
      tone={next === name ? 'primary' : 'quiet'}
      keyHint={keyOfMove(name, keys)}
      busy={doing === name}
      blocked={blockedBy(name, alarm, actor)}
      onClick={() => move(name, alarm)}
      className="grow"
      data-act={name}
    >
      {words}
    </Button>
  )
  const mine = alarm.ownerId === actor.id
  const rest = seldom.filter((name) => may(name) && !(name === 'release' && mine && alarm.state !== 'passed'))
  return (
    <div className="flex flex-wrap gap-1.5">
      {alarm.state === 'passed' ? (
        <>
          {mine ? button('withdrawPass', 'Withdraw the pass') : button('acceptPass', 'Accept the pass')}
          {!mine && button('refusePass', 'Refuse')}
          {!mine && may('takeOver') && button('takeOver', 'Take over')}
        </>
      ) : alarm.state === 'shelved' ? (
        button('unshelve', 'Unshelve')
      ) : alarm.state === 'closed' ? (
        button('reopen', 'Reopen')
      ) : (
        <>
          {alarm.state === 'missed' && button('explainMissed', 'Acknowledge as missed')}
          {alarm.state === 'raised' && button('acknowledge', 'Acknowledge')}
          {mine && button('release', 'Release')}
          {alarm.ownerId !== null && !mine && button('takeOver', 'Take over')}
          {button('verify', alarm.verifiedAt ? 'Verify again' : 'Verify')}
          {button('deploy', alarm.deployments.length > 0 ? 'Deploy more' : 'Deploy')}
          {button('decline', 'No response')}
          {button('close', 'Outcome')}
        </>
      )}
      {rest.length > 0 && (
        <Menu
          label="More"
          small
          choices={rest.map((name) => ({
            id: name,
            label: menuWords[name] ?? moves[name].label,
            keyHint: keyOfMove(name, keys),
          }))}
          onChoose={(name) => move(name as MoveName, alarm)}
        />
      )}
    </div>
  )
}

const menuWords: Partial<Record<MoveName, string>> = {
  pass: 'Pass to another force',
  merge: 'Merge under another alarm',
  unmerge: 'Part from the leading alarm',
}
