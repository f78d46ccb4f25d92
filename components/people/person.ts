import type { Role } from '#lib/access/role.ts'

export interface Force {
  id: string
  name: string
}

/** A person as one line of the table. */
export interface PersonLine {
  id: string
  name: string
  email: string
  role: Role
  forceId: string | null
  forceName: string | null
  cleared: boolean
  disabled: boolean
  lockedUntil: Date | null
  seenAt: Date | null
}
