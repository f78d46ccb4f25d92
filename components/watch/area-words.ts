import type { WatchState } from '#lib/watch/state.ts'

/** The names of areas in the order of the house: `Durrow north, Durrow south`. */
export const areaWords = ({ areas }: Pick<WatchState, 'areas'>, ids: readonly string[]): string =>
  areas
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ')
