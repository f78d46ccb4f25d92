/** Who did what to what, when and why (Data Protection Act 2018 s.62). `action` is `noun.verb`, e.g. `alarm.acknowledged`. */
export interface AuditInput {
  at: Date
  /** Null for the machine itself and for people who are not signed in. */
  actorId: string | null
  actorRole: string | null
  forceId: string | null
  action: `${string}.${string}`
  objectType: string
  objectId: string | null
  /** About a covert entry or its alarm: only cleared auditors see it, and the others do not see that there is one. */
  restricted?: boolean
  reason?: string | null
  /** Facts beside the rest; no secrets. */
  detail?: Readonly<Record<string, unknown>>
}

/** A written entry; `seq` may have gaps (a transaction that was rolled back), the hashes may not. */
export interface AuditEntry {
  seq: bigint
  at: Date
  actorId: string | null
  actorRole: string | null
  forceId: string | null
  action: string
  objectType: string
  objectId: string | null
  reason: string | null
  detail: unknown
  restricted: boolean
  prevHash: Uint8Array
  hash: Uint8Array
}
