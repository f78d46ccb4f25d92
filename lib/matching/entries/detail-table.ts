import type { EntryDetail } from '../listed-mark.ts'

/** Details kept by their text for sharing; beyond that new ones stand by themselves, so that the table never stalls. */
const MOST_SHARED = 32_768

/**
 * The details of all entries, a number each; entries alike have the same. Numbers in typed arrays: a million pointers to
 * objects would be looked through at every collection. 0 is an entry with nothing to tell.
 */
export class DetailTable {
  private readonly details: (EntryDetail | undefined)[] = [undefined]
  private readonly uses: number[] = [0]
  private readonly free: number[] = []
  private readonly byText = new Map<string, number>()
  private readonly textOf: (string | undefined)[] = [undefined]
  /** Of objects that came before: whoever hands in the same one again is answered without writing it out. */
  private known = new WeakMap<EntryDetail, number>()

  get(number: number): EntryDetail | undefined {
    return this.details[number]
  }

  /** The number of a detail like this one, counted as one use more. */
  take(detail: EntryDetail | undefined): number {
    if (detail === undefined) return 0
    let number = this.known.get(detail)
    if (number === undefined) {
      const text = JSON.stringify(detail)
      if (text === '{}') return 0
      number = this.byText.get(text) ?? this.put(detail, text)
      this.known.set(detail, number)
    }
    this.uses[number] = (this.uses[number] as number) + 1
    return number
  }

  /** One use less; with the last one the detail goes. */
  release(number: number): void {
    if (number === 0) return
    const uses = (this.uses[number] as number) - 1
    this.uses[number] = uses
    if (uses > 0) return
    const text = this.textOf[number]
    if (text !== undefined) this.byText.delete(text)
    this.details[number] = undefined
    this.textOf[number] = undefined
    // A number that is given anew must not be found under the object that had it.
    this.known = new WeakMap()
    this.free.push(number)
  }

  /** For a snapshot: by number, null where none stands. */
  all(): (EntryDetail | null)[] {
    return this.details.map((detail) => detail ?? null)
  }

  /** Takes a snapshot's details over, with no use of any yet: `use` follows for each entry. */
  adopt(details: readonly (EntryDetail | null)[]): void {
    for (let number = 1; number < details.length; number++) {
      const detail = details[number]
      if (detail) this.putAt(number, detail, JSON.stringify(detail))
      else {
        this.details[number] = undefined
        this.free.push(number)
      }
    }
  }

  use(number: number): void {
    if (number !== 0) this.uses[number] = (this.uses[number] as number) + 1
  }

  private put(detail: EntryDetail, text: string): number {
    const number = this.free.pop() ?? this.details.length
    this.putAt(number, detail, text)
    return number
  }

  private putAt(number: number, detail: EntryDetail, text: string): void {
    this.details[number] = detail
    this.uses[number] = 0
    const isShared = this.byText.size < MOST_SHARED
    this.textOf[number] = isShared ? text : undefined
    if (isShared) this.byText.set(text, number)
  }
}
