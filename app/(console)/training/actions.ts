'use server'

import { finishPractice } from '#lib/training/commands.ts'
import { FinishPractice } from '#lib/training/practice-run.ts'
import { action } from '#lib/web/action.ts'

export const finish = action('training:own', FinishPractice, finishPractice)
