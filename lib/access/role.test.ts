import { describe, expect, it } from 'vitest'
import { permissions } from './permission.ts'
import { permissionsOf, type Role, roles } from './role.ts'

// One line for each part of the house, so that a part can be added without touching another's.
const may: Record<Role, readonly string[]> = {
  operator: [
    'alarm:acknowledge alarm:close alarm:deploy alarm:read alarm:verify camera:read hotlist:read unit:read',
    'watch:keep training:own',
    'feed:read policy:read',
  ],
  supervisor: [
    'alarm:acknowledge alarm:close alarm:deploy alarm:override alarm:read alarm:take-over alarm:verify camera:read',
    'hotlist:authorise hotlist:edit hotlist:override hotlist:withdraw',
    'hotlist:read ingest:read misread:read report:export report:read unit:read',
    'watch:keep watch:read training:own training:read',
    'calibration:reset',
    'feed:read feed:export policy:read policy:approve correction:read note:write',
  ],
  officer: ['unit:read'],
  'list-manager': [
    'hotlist:edit hotlist:read hotlist:withdraw hotlist:import hotlist:keep misread:read',
    'feed:read feed:export policy:read policy:edit correction:read correction:resolve note:write',
  ],
  investigator: ['hotlist:read'],
  analyst: ['report:export report:read', 'policy:read'],
  'estate-manager': ['camera:read ingest:read calibration:reset'],
  auditor: ['audit:read report:export report:read', 'policy:read'],
  administrator: ['camera:read ingest:read person:manage'],
}
/** What each role has, and what everybody has. */
const wordsOf = (lines: readonly string[]) => `settings:own ${lines.join(' ')}`.split(' ').sort()

const clearedAdds: Partial<Record<Role, string[]>> = {
  operator: ['alarm:read-restricted', 'hotlist:read-restricted'],
  supervisor: ['alarm:read-restricted', 'hotlist:read-restricted'],
  'list-manager': ['hotlist:read-restricted'],
  investigator: ['hotlist:read-restricted'],
  auditor: ['audit:read-restricted'],
}

describe.each(roles)('%s', (role) => {
  it('may do what the table says and no more', () => {
    expect([...permissionsOf({ role, cleared: false })].sort()).toEqual(wordsOf(may[role]))
  })
  it('sees SILENT entries and alarms only with clearance, and only beside the open ones', () => {
    const expected = [...wordsOf(may[role]), ...(clearedAdds[role] ?? [])].sort()
    expect([...permissionsOf({ role, cleared: true })].sort()).toEqual(expected)
  })
})

it('somebody may do each thing', () => {
  const all = new Set(roles.flatMap((role) => [...permissionsOf({ role, cleared: true })]))
  expect(permissions.filter((permission) => !all.has(permission))).toEqual([])
})
