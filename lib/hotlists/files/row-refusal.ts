import type { FileField } from './layout.ts'

export interface RowRefusal {
  code: string
  field: FileField | null
  value: string | null
  reason: string
  /** The mark, when it could be read: what is listed under it is not withdrawn because its new row is bad. */
  vrm?: string
}

// No Error: a file of a million bad rows would spend its time on their stacks.
export class Refused {
  readonly refusal: RowRefusal
  constructor(refusal: RowRefusal) {
    this.refusal = refusal
  }
}

/** A value as a refusal shows it. */
export const quote = (value: string): string => (value.length > 200 ? `${value.slice(0, 200)}…` : value)

export type Refuse = (code: string, field: FileField, value: string, reason: string) => Refused
