import { z } from 'zod'
import { roles } from '../access/role.ts'
import { Email } from '../core/email.ts'
import type { Result } from '../core/result.ts'

const personId = z.string().min(1).max(64)
const duties = {
  role: z.enum(roles),
  /** Null for somebody who works for no single force. */
  forceId: z.string().min(1).max(64).nullable(),
  cleared: z.boolean(),
}

export const AddPerson = z.strictObject({
  name: z.string().trim().min(2, 'give the name').max(100),
  email: Email,
  ...duties,
})
export const ChangePerson = z.strictObject({ personId, ...duties })
export const OnePerson = z.strictObject({ personId })

/** A generated password: this answer is the only place where it is ever legible. */
export interface Generated {
  personId: string
  password: string
}

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<Result<T>>

/** Given to components as a prop so that they never import the server. */
export interface PeopleActions {
  add: Act<typeof AddPerson, Generated>
  change: Act<typeof ChangePerson, null>
  disable: Act<typeof OnePerson, null>
  enable: Act<typeof OnePerson, null>
  unlock: Act<typeof OnePerson, null>
  renewPassword: Act<typeof OnePerson, Generated>
}
