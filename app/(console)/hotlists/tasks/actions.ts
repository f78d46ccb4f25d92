'use server'

import { ResolveTask } from '#lib/hotlists/corrections/command-input.ts'
import { resolveTask } from '#lib/hotlists/corrections/commands.ts'
import { action } from '#lib/web/action.ts'

export const resolve = action('correction:resolve', ResolveTask, resolveTask)
