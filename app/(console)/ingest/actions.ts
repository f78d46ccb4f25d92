'use server'

import { ResetCalibration } from '#lib/alarms/calibration/command-input.ts'
import { resetCalibration } from '#lib/alarms/calibration/commands.ts'
import { action } from '#lib/web/action.ts'

export const reset = action('calibration:reset', ResetCalibration, resetCalibration)
