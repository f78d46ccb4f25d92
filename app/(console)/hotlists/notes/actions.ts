'use server'

import { EndNote, MakeNote } from '#lib/hotlists/notes/command-input.ts'
import { endNote, makeNote } from '#lib/hotlists/notes/commands.ts'
import { action } from '#lib/web/action.ts'

export const make = action('note:write', MakeNote, makeNote)
export const end = action('note:write', EndNote, endNote)
