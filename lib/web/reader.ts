import type { Scope } from '../access/bearer.ts'
import type { ApiClient } from '../access/store.ts'
import type { Viewer } from '../access/viewer.ts'
import type { AuditInput } from '../audit/entry.ts'

type Actor = Pick<AuditInput, 'actorId' | 'actorRole' | 'forceId'>

/** A person as the audit names them. */
export const personOf = ({ id, role, forceId }: Viewer): Actor => ({ actorId: id, actorRole: role, forceId })

/** A program as the audit names it. */
export const programOf = ({ id }: ApiClient): Actor => ({ actorId: `token:${id}`, actorRole: 'program', forceId: null })

/** Restricted alarms are for the programs whose token says so. */
export const readsRestricted = (client: ApiClient): boolean =>
  client.scopes.includes('alarms:read-restricted' satisfies Scope)
