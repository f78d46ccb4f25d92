'use server'

import * as input from '#lib/alarms/command-input.ts'
import * as commands from '#lib/alarms/commands.ts'
import { action } from '#lib/web/action.ts'

export const acknowledge = action('alarm:acknowledge', input.Acknowledge, commands.acknowledge)
export const release = action('alarm:acknowledge', input.Release, commands.release)
export const takeOver = action('alarm:take-over', input.TakeOver, commands.takeOver)
export const verify = action('alarm:verify', input.Verify, commands.verify)
export const deploy = action('alarm:deploy', input.Deploy, commands.deploy)
export const moveDeployment = action('alarm:deploy', input.MoveDeployment, commands.moveDeployment)
export const decline = action('alarm:deploy', input.Decline, commands.decline)
export const close = action('alarm:close', input.Close, commands.close)
export const explainMissed = action('alarm:acknowledge', input.ExplainMissed, commands.explainMissed)
export const pass = action('alarm:deploy', input.Pass, commands.pass)
export const acceptPass = action('alarm:deploy', input.AcceptPass, commands.acceptPass)
export const refusePass = action('alarm:deploy', input.RefusePass, commands.refusePass)
export const withdrawPass = action('alarm:deploy', input.WithdrawPass, commands.withdrawPass)
export const shelve = action('alarm:acknowledge', input.Shelve, commands.shelve)
export const unshelve = action('alarm:acknowledge', input.Unshelve, commands.unshelve)
export const regrade = action('alarm:acknowledge', input.Regrade, commands.regrade)
export const merge = action('alarm:acknowledge', input.Merge, commands.merge)
export const unmerge = action('alarm:acknowledge', input.Unmerge, commands.unmerge)
export const undo = action('alarm:acknowledge', input.Undo, commands.undo)
export const note = action('alarm:acknowledge', input.AddNote, commands.note)
export const reopen = action('alarm:close', input.Reopen, commands.reopen)
