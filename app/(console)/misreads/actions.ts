'use server'

import { UndoMisread } from '#lib/matching/misreads/command-input.ts'
import { undoMisread } from '#lib/matching/misreads/commands.ts'
import { action } from '#lib/web/action.ts'

export const undo = action('alarm:override', UndoMisread, undoMisread)
