export interface ShownPlace {
  href: string
  name: string
  group?: string | undefined
}

/** As many words as stand beside the desk's own state in one line at 1920 px. */
const mostInOneRow = 7

/** Places for the row above every page: one by one while they are few, else those that belong together behind one word. */
export function rowOf(places: readonly ShownPlace[]): { group: string | null; places: ShownPlace[] }[] {
  const few = places.length <= mostInOneRow
  const row = Map.groupBy(places, ({ href, group }) => (few || !group ? href : `group ${group}`))
  return [...row.values()].map((inside) => ({
    group: inside.length > 1 ? (inside[0]?.group ?? null) : null,
    places: inside,
  }))
}

/** The place that a page belongs to: the one whose address is the longest part of its own. */
export function placeAt(places: readonly ShownPlace[], path: string): string | undefined {
  const above = places.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return above.toSorted((a, b) => b.href.length - a.href.length)[0]?.href
}
