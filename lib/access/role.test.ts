import { describe, expect, it } from 'vitest'
import { permissions } from './permission.ts'
import { permissionsOf, type Role, roles } from './role.ts'

const may: Record<Role, string> = {
  operator:
    'alarm:acknowledge alarm:close alarm:deploy alarm:read alarm:verify camera:read hotlist:read unit:read ' +
    'watch:keep',
  supervisor:
    'alarm:acknowledge alarm:close alarm:deploy alarm:override alarm:read alarm:take-over alarm:verify camera:read ' +
    'hotlist:read ingest:read misread:read report:export report:read unit:read watch:keep watch:read',
  officer: 'unit:read',
  'list-manager': 'hotlist:read hotlist:withdraw misread:read',
  investigator: 'hotlist:read',
  analyst: 'report:export report:read',
  'estate-manager': 'camera:read ingest:read',
  auditor: 'audit:read report:export report:read',
  administrator: 'camera:read ingest:read person:manage',
}
const clearedAdds: Partial<Record<Role, string[]>> = {
  operator: ['alarm:read-restricted', 'hotlist:read-restricted'],
  supervisor: ['alarm:read-restricted', 'hotlist:read-restricted'],
  'list-manager': ['hotlist:read-restricted'],
  investigator: ['hotlist:read-restricted'],
}

describe.each(roles)('%s', (role) => {
  it('may do what the table says and no more', () => {
    expect([...permissionsOf({ role, cleared: false })].sort()).toEqual(
      [...may[role].split(' '), 'settings:own'].sort(),
    )
  })
  it('sees SILENT entries and alarms only with clearance, and only beside the open ones', () => {
    const expected = [...may[role].split(' '), 'settings:own', ...(clearedAdds[role] ?? [])].sort()
    expect([...permissionsOf({ role, cleared: true })].sort()).toEqual(expected)
  })
})

it('somebody may do each thing', () => {
  const all = new Set(roles.flatMap((role) => [...permissionsOf({ role, cleared: true })]))
  expect(permissions.filter((permission) => !all.has(permission))).toEqual([])
})
