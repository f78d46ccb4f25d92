import { z } from 'zod'
import type { Prisma } from '#prisma/client/client.ts'
import type { KeptList } from './command-input.ts'

const Loose = z.record(z.string(), z.unknown()).catch({})

const without = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))

/** The row of a list as the form gives it; what else its policy of matches and its layout hold stays as it is. */
export function rowOf(
  { category, match, ...list }: KeptList,
  standing: { matchPolicy: unknown; layout: unknown } = { matchPolicy: {}, layout: {} },
) {
  const policy = Loose.parse(standing.matchPolicy)
  const layout = Loose.parse(standing.layout)
  const { raiseAt, possibleAt, most } = match
  const tolerant = without({ ...Loose.parse(policy.tolerant), raiseAt, possibleAt })
  const matchPolicy = without({ ...policy, most, tolerant: Object.keys(tolerant).length > 0 ? tolerant : null })
  const defaults = without({ ...Loose.parse(layout.defaults), category })
  return {
    ...list,
    matchPolicy: matchPolicy as Prisma.InputJsonObject,
    layout: without({
      ...layout,
      defaults: Object.keys(defaults).length > 0 ? defaults : null,
    }) as Prisma.InputJsonObject,
  }
}

const Kept = {
  most: z.enum(['possible', 'log']).nullable().catch(null),
  share: z.number().nullable().catch(null),
  category: z.string().nullable().catch(null),
}

/** What of a stored list the form shows beside its plain columns. */
export function formPartOf(row: { matchPolicy: unknown; layout: unknown }): Pick<KeptList, 'category' | 'match'> {
  const policy = Loose.parse(row.matchPolicy)
  const tolerant = Loose.parse(policy.tolerant)
  return {
    category: Kept.category.parse(Loose.parse(Loose.parse(row.layout).defaults).category),
    match: {
      most: Kept.most.parse(policy.most),
      raiseAt: Kept.share.parse(tolerant.raiseAt),
      possibleAt: Kept.share.parse(tolerant.possibleAt),
    },
  }
}
