'use server'

import { AddPerson, ChangePerson, OnePerson } from '#lib/people/command-input.ts'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  renewPassword as renewPasswordOf,
  unlockPerson,
} from '#lib/people/commands.ts'
import { action } from '#lib/web/action.ts'

export const add = action('person:manage', AddPerson, addPerson)
export const change = action('person:manage', ChangePerson, changePerson)
export const disable = action('person:manage', OnePerson, disablePerson)
export const enable = action('person:manage', OnePerson, enablePerson)
export const unlock = action('person:manage', OnePerson, unlockPerson)
export const renewPassword = action('person:manage', OnePerson, renewPasswordOf)
