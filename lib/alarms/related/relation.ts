/** Why another alarm belongs beside this one, the strongest reason first. */
export const relations = ['same-vehicle', 'look-alike', 'together'] as const
export type Relation = (typeof relations)[number]

export const relationNames: Record<Relation, string> = {
  'same-vehicle': 'The same mark',
  'look-alike': 'A look-alike of the mark',
  together: 'Travelled together',
}
