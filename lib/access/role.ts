import type { Permission } from './permission.ts'

export const roles = [
  'operator',
  'supervisor',
  'officer',
  'list-manager',
  'investigator',
  'analyst',
  'estate-manager',
  'auditor',
  'administrator',
] as const

export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

export const roleNames: Record<Role, string> = {
  operator: 'Operator',
  supervisor: 'Supervisor',
  officer: 'Officer',
  'list-manager': 'List manager',
  investigator: 'Investigator',
  analyst: 'Analyst',
  'estate-manager': 'Estate manager',
  auditor: 'Auditor',
  administrator: 'Administrator',
}

const triage = [
  'alarm:read',
  'alarm:acknowledge',
  'alarm:verify',
  'alarm:deploy',
  'alarm:close',
  'unit:read',
  'watch:keep',
  'training:own',
] as const

/** What each role may do. Clearance for SILENT entries is the person's, not the role's: see `permissionsOf`. */
const granted: Record<Role, readonly Permission[]> = {
  operator: [...triage, 'hotlist:read', 'feed:read', 'policy:read', 'camera:read'],
  supervisor: [
    ...triage,
    'alarm:take-over',
    'alarm:override',
    'watch:read',
    'training:read',
    'report:read',
    'report:export',
    'hotlist:read',
    'hotlist:edit',
    'hotlist:authorise',
    'hotlist:override',
    'hotlist:withdraw',
    'misread:read',
    'feed:read',
    'feed:export',
    'policy:read',
    'policy:approve',
    'correction:read',
    'note:write',
    'camera:read',
    'ingest:read',
    'calibration:reset',
  ],
  officer: ['unit:read'],
  'list-manager': [
    'hotlist:read',
    'hotlist:edit',
    'hotlist:withdraw',
    'hotlist:import',
    'hotlist:keep',
    'misread:read',
    'feed:read',
    'feed:export',
    'policy:read',
    'policy:edit',
    'correction:read',
    'correction:resolve',
    'note:write',
  ],
  investigator: ['hotlist:read'],
  analyst: ['report:read', 'report:export', 'policy:read'],
  'estate-manager': ['camera:read', 'ingest:read', 'calibration:reset'],
  auditor: ['audit:read', 'report:read', 'report:export', 'policy:read'],
  administrator: ['person:manage', 'ingest:read', 'camera:read'],
}

/** The permissions of one person: those of the role, and sight of SILENT entries and their alarms only with clearance. */
export function permissionsOf(person: { role: Role; cleared: boolean }): ReadonlySet<Permission> {
  const all = new Set<Permission>(['settings:own', ...granted[person.role]])
  if (person.cleared && all.has('alarm:read')) all.add('alarm:read-restricted')
  if (person.cleared && all.has('hotlist:read')) all.add('hotlist:read-restricted')
  if (person.cleared && all.has('audit:read')) all.add('audit:read-restricted')
  return all
}
