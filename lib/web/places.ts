import type { Permission } from '../access/permission.ts'
import type { Role } from '../access/role.ts'
import { can, type Viewer } from '../access/viewer.ts'

export interface Place {
  href: string
  name: string
  permission: Permission
  /** Where it stands when there are too many for one row. */
  group?: 'Lists' | 'Records' | 'Estate'
}

/** The pages of the console in the order of the navigation; the first one a person may open is where they start. */
export const places: readonly Place[] = [
  { href: '/desk', name: 'Desk', permission: 'alarm:read' },
  { href: '/now', name: 'Now', permission: 'watch:read' },
  { href: '/handover', name: 'Handover', permission: 'watch:keep' },
  { href: '/hotlists', name: 'Hotlists', permission: 'hotlist:read', group: 'Lists' },
  { href: '/hotlists/health', name: 'List health', permission: 'correction:read', group: 'Lists' },
  { href: '/hotlists/tasks', name: 'Corrections', permission: 'correction:read', group: 'Lists' },
  { href: '/misreads', name: 'Misreads', permission: 'misread:read', group: 'Lists' },
  { href: '/feed', name: 'Feed', permission: 'feed:read' },
  { href: '/reports/response', name: 'Response', permission: 'report:read', group: 'Records' },
  { href: '/audit', name: 'Audit', permission: 'audit:read', group: 'Records' },
  { href: '/policy', name: 'Policy', permission: 'policy:read' },
  { href: '/cameras', name: 'Cameras', permission: 'camera:read', group: 'Estate' },
  { href: '/ingest', name: 'Ingest', permission: 'ingest:read', group: 'Estate' },
  { href: '/people', name: 'People', permission: 'person:manage' },
  { href: '/training', name: 'Practice', permission: 'training:own' },
]

export const placesOf = (viewer: Viewer) => places.filter((place) => can(viewer, place.permission))

// Whose own work has no page in this version, or is not the first in the row above.
const startsAt: Partial<Record<Role, string>> = { auditor: '/audit', investigator: '/role', administrator: '/people' }

/** Where a person begins; `/role` says what a role without a page of its own may do in this version. */
export const firstPlace = (viewer: Viewer): string => startsAt[viewer.role] ?? placesOf(viewer)[0]?.href ?? '/role'
