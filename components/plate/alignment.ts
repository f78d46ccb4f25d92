/** One place of two marks side by side; '' where that side lacks the character. */
export type Place = {
  read: string
  listed: string
  state: 'same' | 'look-alike' | 'different' | 'missing' | 'extra' | 'wildcard'
}

/** Pairs that cameras confuse: a difference inside a set is a look-alike. */
const lookAlikes = ['0ODQ', '1IL', '8B', '5S', '2Z', '6G']
const alike = (a: string, b: string) => lookAlikes.some((set) => set.includes(a) && set.includes(b))

/**
 * The cheapest way to lay a read beside a listed mark: a look-alike costs half of a difference, a missing or extra
 * character one; `?` and `*` in the listed mark stand for one and for any number. For marks of at most some 16 characters.
 */
export function alignMarks(read: string, listed: string): Place[] {
  const [a, b] = [read.replaceAll(' ', ''), listed.replaceAll(' ', '')]
  const width = b.length + 1
  const cost = new Float64Array((a.length + 1) * width)
  const from: Place['state'][] = []
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 && j === 0) continue
      const options: [number, Place['state']][] = []
      const [x, y] = [a[i - 1] as string, b[j - 1] as string]
      const at = (di: number, dj: number) => cost[(i - di) * width + (j - dj)] as number
      if (i > 0 && j > 0) {
        if (x === y) options.push([at(1, 1), 'same'])
        else if (y === '?' || y === '*') options.push([at(1, 1), 'wildcard'])
        else options.push(alike(x, y) ? [at(1, 1) + 0.5, 'look-alike'] : [at(1, 1) + 1, 'different'])
      }
      if (j > 0) options.push([at(0, 1) + (y === '*' ? 0 : 1), 'missing'])
      if (i > 0) options.push([at(1, 0) + (b[j - 1] === '*' ? 0 : 1), 'extra'])
      const [least, state] = options.reduce((best, option) => (option[0] < best[0] ? option : best))
      cost[i * width + j] = least
      from[i * width + j] = state
    }
  }
  const places: Place[] = []
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const state = from[i * width + j] as Place['state']
    const [takesRead, takesListed] = [state !== 'missing', state !== 'extra']
    const byStar = (state === 'extra' || state === 'missing') && b[j - 1] === '*'
    places.unshift({
      read: takesRead ? (a[i - 1] as string) : '',
      listed: takesListed ? (b[j - 1] as string) : '',
      state: byStar ? 'wildcard' : state,
    })
    i -= takesRead ? 1 : 0
    j -= takesListed ? 1 : 0
  }
  return places
}
