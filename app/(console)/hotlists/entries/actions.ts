'use server'

import { decideAuthorisation } from '#lib/hotlists/authority/commands.ts'
import { authoriseFile, trustSource } from '#lib/hotlists/authority/files/commands.ts'
import {
  AuthoriseFile,
  DecideAuthorisation,
  EditEntry,
  EnterEntry,
  ReviewEntry,
  TrustSource,
} from '#lib/hotlists/entries/command-input.ts'
import { editEntry, enterEntry } from '#lib/hotlists/entries/commands.ts'
import { reviewEntry } from '#lib/hotlists/review/commands.ts'
import { action } from '#lib/web/action.ts'

export const enter = action('hotlist:edit', EnterEntry, enterEntry)
export const edit = action('hotlist:edit', EditEntry, editEntry)
export const review = action('hotlist:edit', ReviewEntry, reviewEntry)
export const decide = action('hotlist:authorise', DecideAuthorisation, decideAuthorisation)
export const authorise = action('hotlist:authorise', AuthoriseFile, authoriseFile)
export const trust = action('hotlist:authorise', TrustSource, trustSource)
