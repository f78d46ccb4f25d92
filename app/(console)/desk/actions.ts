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
