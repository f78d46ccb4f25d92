'use server'

import { WithdrawEntry } from '#lib/hotlists/command-input.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { action } from '#lib/web/action.ts'

export const withdraw = action('hotlist:withdraw', WithdrawEntry, withdrawEntry)
