import { headers } from 'next/headers'
import { forbidden, unauthorized } from 'next/navigation'
import type { z } from 'zod'
import type { Permission } from '../access/permission.ts'
import { sessionViewer } from '../access/queries.ts'
import { can, type Viewer } from '../access/viewer.ts'
import { type Refusal, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import { commandDeps } from './command-deps.ts'

export type Command<I, T, R extends Refusal = Refusal> = (
  deps: CommandDeps,
  viewer: Viewer,
  input: I,
) => Promise<Result<T, R>>

/**
 * The one way to make a server action: permission, input, command. Without a session the answer is HTTP 401, without
 * the permission 403 (the caller's promise rejects); what does not fit the schema is the refusal `invalid`.
 */
export function action<S extends z.ZodType, T>(permission: Permission, schema: S, command: Command<z.output<S>, T>) {
  return async (input: z.input<S>): Promise<Result<T>> => {
    const viewer = await sessionViewer(await headers())
    if (!viewer) unauthorized()
    if (!can(viewer, permission)) forbidden()
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refuse('invalid', `Nothing was changed: ${words(parsed.error)}`)
    return command(commandDeps(), viewer, parsed.data)
  }
}

const words = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ')
