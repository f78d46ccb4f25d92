'use server'

import * as input from '#lib/watch/command-input.ts'
import * as handover from '#lib/watch/handover/commands.ts'
import * as keeping from '#lib/watch/keeping/commands.ts'
import { action } from '#lib/web/action.ts'

export const logOn = action('watch:keep', input.LogOn, keeping.logOn)
export const logOff = action('watch:keep', input.LogOff, keeping.logOff)
export const takeBreak = action('watch:keep', input.TakeBreak, keeping.takeBreak)
export const endBreak = action('watch:keep', input.EndBreak, keeping.endBreak)
export const seeTakenBack = action('watch:keep', input.SeeTakenBack, keeping.seeTakenBack)
export const prepare = action('watch:keep', input.PrepareHandover, handover.prepareHandover)
export const takeBack = action('watch:keep', input.TakeBackHandover, handover.takeBackHandover)
export const accept = action('watch:keep', input.AcceptItem, handover.acceptItem)
