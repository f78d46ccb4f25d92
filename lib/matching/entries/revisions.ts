/** The revisions of all lists by number, from 1; the entries of a revision count only while it is live. */
export class Revisions {
  private readonly listOf: string[] = ['']
  private readonly live: boolean[] = [false]
  private readonly liveOfList = new Map<string, number>()
  private readonly sizes: number[] = [0]

  /** The live revision of a list, begun when it has none. */
  current(listId: string): number {
    return this.liveOfList.get(listId) ?? this.goLive(this.begin(listId))
  }

  begin(listId: string): number {
    this.listOf.push(listId)
    this.sizes.push(0)
    return this.live.push(false) - 1
  }

  /** Makes the revision the list's live one and the one before it dead, in one move. */
  goLive(revision: number): number {
    const listId = this.listId(revision)
    const before = this.liveOfList.get(listId)
    if (before !== undefined) this.live[before] = false
    this.live[revision] = true
    this.liveOfList.set(listId, revision)
    return revision
  }

  isLive(revision: number): boolean {
    return this.live[revision] === true
  }

  listId(revision: number): string {
    return this.listOf[revision] as string
  }

  count(revision: number, by: number): void {
    this.sizes[revision] = (this.sizes[revision] as number) + by
  }

  /** Entries of all live revisions. */
  get liveEntries(): number {
    let sum = 0
    for (const revision of this.liveOfList.values()) sum += this.sizes[revision] as number
    return sum
  }

  /** The highest number given. */
  get last(): number {
    return this.listOf.length - 1
  }

  /** Live lists and their revision numbers, for a snapshot. */
  snapshot(): [listId: string, revision: number][] {
    return [...this.liveOfList]
  }

  adopt(saved: readonly [listId: string, revision: number][], last: number): void {
    while (this.last < last) this.begin('')
    for (const [listId, revision] of saved) {
      this.listOf[revision] = listId
      this.goLive(revision)
    }
  }
}
