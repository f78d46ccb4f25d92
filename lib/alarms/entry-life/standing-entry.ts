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

/** An entry of an alarm, or another row of the list of one that is off it, as its list has it now. */
export interface StandingEntry extends Pick<ListedEntry, Listed> {
  /** Nobody took it off its list: if it is not live, its weed date came. */
  listed: boolean
  /** The alarm knows it, or it has the reference of one that the alarm knows: to its source it is the same. */
  renews: boolean
  /** The entry whose place it took in a revision of their list, where no other row of the mark went or came in that one. */
  heirOf: string | null
  /** Every match of it was only possible: it asks for no High by itself. */
  possible: boolean
  /** Of its list, in which it last changed, and by whom. */
  revision: number
  byName: string | null
  said: Said
  /** What the alarm has said of it so far; null: nothing, or nobody wrote it down then. */
  told: Told | null
}
