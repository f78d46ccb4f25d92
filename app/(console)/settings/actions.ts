'use server'

import { saveSettings } from '#lib/people/commands.ts'
import { SaveSettings } from '#lib/people/settings-input.ts'
import { action } from '#lib/web/action.ts'

export const save = action('settings:own', SaveSettings, saveSettings)
