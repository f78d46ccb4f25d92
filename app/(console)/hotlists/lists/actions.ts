'use server'

import { ArchiveList, ChangeList, MakeList, OneList } from '#lib/hotlists/keeping/command-input.ts'
import { archiveList, changeList, makeList, makeListToken, revokeListToken } from '#lib/hotlists/keeping/commands.ts'
import { action } from '#lib/web/action.ts'

export const make = action('hotlist:keep', MakeList, makeList)
export const change = action('hotlist:keep', ChangeList, changeList)
export const archive = action('hotlist:keep', ArchiveList, archiveList)
export const makeToken = action('hotlist:keep', OneList, makeListToken)
export const revokeToken = action('hotlist:keep', OneList, revokeListToken)
