'use server'

import * as Input from '#lib/alarms/policies/command-input.ts'
import * as commands from '#lib/alarms/policies/commands.ts'
import { action } from '#lib/web/action.ts'

export const start = action('policy:edit', Input.StartDraft, commands.startDraft)
export const saveCategory = action('policy:edit', Input.SaveCategory, commands.saveCategory)
export const saveTimes = action('policy:edit', Input.SaveTimes, commands.saveTimes)
export const saveSettings = action('policy:edit', Input.SaveSettings, commands.saveSettings)
export const submit = action('policy:edit', Input.SubmitDraft, commands.submitDraft)
export const approve = action('policy:approve', Input.ApproveDraft, commands.approveDraft)
export const refuse = action('policy:approve', Input.RefuseDraft, commands.refuseDraft)
export const discard = action('policy:edit', Input.DiscardDraft, commands.discardDraft)
