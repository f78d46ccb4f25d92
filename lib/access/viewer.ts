import type { Permission } from './permission.ts'
import type { Role } from './role.ts'

/** The signed-in person that a request acts for, as every query and command receives it. */
export interface Viewer {
  id: string
  name: string
  role: Role
  forceId: string | null
  permissions: ReadonlySet<Permission>
}

export const can = (viewer: Viewer, permission: Permission): boolean => viewer.permissions.has(permission)
