import { deploymentStateNames, deploymentSteps } from './deployment-steps.ts'
import { type Guard, guards } from './guards.ts'
import { type Move, machineMoves, moveNames, moves, reversible } from './moves.ts'
import { states } from './states.ts'

/** docs/alarm-lifecycle.md: the tables as people read them. A test fails when the file says anything else. */
export function lifecycleDocument(): string {
  const rows = moveNames.map((name) => {
    const move: Move = moves[name]
    const to = { same: 'the same', before: 'as before' }[move.to as string] ?? move.to
    const conditions = move.guards.length > 0 ? move.guards.join(', ') : '–'
    return `| ${move.label} | ${move.from.join(', ')} | ${to} | \`${move.permission}\` | ${conditions} | \`${move.event}\` | ${move.key?.toUpperCase() ?? '–'} |`
  })
  const conditions = (Object.keys(guards) as Guard[]).map((guard) => `| ${guard} | ${guards[guard]} |`)
  const steps = Object.entries(deploymentSteps).map(([from, to]) => {
    const names = to.map((state) => deploymentStateNames[state]).join(', ')
    return `| ${deploymentStateNames[from as keyof typeof deploymentSteps]} | ${names || '– (over)'} |`
  })
  const alone = Object.entries(machineMoves).map(
    ([event, { from, to, when }]) => `| \`${event}\` | ${from.join(', ')} | ${to} | ${when} |`,
  )
  return `${[
    '# The life of an alarm',
    '',
    'Made from `lib/alarms/moves.ts` and `lib/alarms/deployment-steps.ts`; change those, then run the tests with `-u`.',
    '',
    `States: ${states.join(', ')}. When the last of its entries leaves its list, an alarm is marked ENTRY WITHDRAWN in whatever state it is, and deployment is blocked; while others are left it says which went, and speaks of those.`,
    '',
    '## Moves',
    '',
    '| move | from | to | permission | conditions | log line | key |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `An act can be undone for a moment (policy) by whoever did it, unless somebody acted since: ${[...reversible].join(', ')}.`,
    '',
    '## What the machine changes by itself',
    '',
    '| log line | from | to | when |',
    '|---|---|---|---|',
    ...alone,
    '',
    'It also marks deadlines that run out (`escalated`), which changes no state.',
    '',
    '## Conditions, and what a person reads when one is not met',
    '',
    '| condition | words |',
    '|---|---|',
    ...conditions,
    '',
    '## A deployed unit',
    '',
    '| from | to |',
    '|---|---|',
    ...steps,
  ].join('\n')}\n`
}
