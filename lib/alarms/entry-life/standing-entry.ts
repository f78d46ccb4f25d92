import type { ListedEntry } from '../sighting.ts'
import type { Said, Told } from './said.ts'

type Listed =
  | 'id'
  | 'category'
  | 'grade'
  | 'reason'
  | 'action'
  | 'warningSignals'
  | 'make'
  | 'model'
  | 'colour'
  | 'live'

/** An entry of an alarm, or a row that took the place of one, as its list has it now. */
export interface StandingEntry extends Pick<ListedEntry, Listed> {
  /** Nobody took it off its list: if it is not live, its weed date came. */
  listed: boolean
  /** Every match of it was only possible: it asks for no High by itself. */
  possible: boolean
  /** Of its list, in which it last changed, and by whom. */
  revision: number
  byName: string | null
  said: Said
  /** What the alarm has said of it so far; null: nothing, or nobody wrote it down then. */
  told: Told | null
}
