import type { Role } from '../access/role.ts'

export interface PersonRow {
  id: string
  name: string
  email: string
  role: Role
  forceId: string | null
  forceName: string | null
  cleared: boolean
  disabled: boolean
  /** Only while it holds. */
  lockedUntil: Date | null
  /** The newest request of a session or entry of the audit; failed sign-ins do not count. */
  seenAt: Date | null
}
