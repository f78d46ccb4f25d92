'use server'

import { applyImport } from '#lib/hotlists/imports/applying/commands.ts'
import {
  ApplyImport,
  BeginImport,
  CancelImport,
  SaveLayout,
  UndoRevision,
} from '#lib/hotlists/imports/command-input.ts'
import { cancelImport } from '#lib/hotlists/imports/ending/commands.ts'
import { saveLayout } from '#lib/hotlists/imports/mapping/commands.ts'
import { beginImport } from '#lib/hotlists/imports/staging/commands.ts'
import { undoRevision } from '#lib/hotlists/imports/undoing/commands.ts'
import { action } from '#lib/web/action.ts'
import { importDeps } from '#lib/web/import-deps.ts'

export const begin = action('hotlist:import', BeginImport, beginImport)
export const apply = action('hotlist:import', ApplyImport, (_, viewer, input) =>
  applyImport(importDeps(), viewer, input),
)
export const cancel = action('hotlist:import', CancelImport, cancelImport)
export const saveMapping = action('hotlist:import', SaveLayout, saveLayout)
export const undo = action('hotlist:import', UndoRevision, (_, viewer, input) =>
  undoRevision(importDeps(), viewer, input),
)
