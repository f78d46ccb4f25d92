import type { Prisma } from '#prisma/client/client.ts'
import { bands } from '../band.ts'
import { PolicyContent } from './content.ts'

type Tx = Prisma.TransactionClient

const json = (value: unknown) => value as Prisma.InputJsonValue

/** One writer of policy versions at a time, until the transaction ends: the next number is then the next. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE alarm_policy IN EXCLUSIVE MODE`
}

export async function newestVersion(tx: Tx): Promise<number> {
  const { _max } = await tx.alarmPolicy.aggregate({ _max: { version: true } })
  if (_max.version === null) throw new Error('there is no alarm policy: seed the database')
  return _max.version
}

/** Everything that a version says. Throws when there is none or it cannot be read. */
export async function getContent(tx: Tx, version: number): Promise<PolicyContent> {
  const row = await tx.alarmPolicy.findUniqueOrThrow({
    where: { version },
    include: { bands: true, categories: { orderBy: [{ harmWeight: 'desc' }, { code: 'asc' }] } },
  })
  return PolicyContent.parse({
    settings: row.settings,
    bands: Object.fromEntries(row.bands.map(({ policyVersion: _, band, ...times }) => [band, times])),
    categories: row.categories.map(({ policyVersion: _, ...category }) => category),
  })
}

export interface NewVersion {
  version: number
  effectiveAt: Date
  note: string
  draftedById: string
  approvedById: string
  approvedAt: Date
  draftId: string
}

/** Writes a version, for good. */
export async function insertVersion(
  tx: Tx,
  { settings, ...content }: PolicyContent,
  version: NewVersion,
): Promise<void> {
  await tx.alarmPolicy.create({
    data: {
      ...version,
      settings: json(settings),
      bands: {
        create: bands.map((band) => ({ band, ...content.bands[band] })),
      },
    },
  })
  await tx.alarmPolicyCategory.createMany({
    data: content.categories.map(({ matchPolicy, entryDefaults, ...category }) => ({
      ...category,
      policyVersion: version.version,
      ...(matchPolicy && { matchPolicy: json(matchPolicy) }),
      ...(entryDefaults && { entryDefaults: json(entryDefaults) }),
    })),
  })
}

/** Changes a draft as the person saw it; false when somebody changed it meanwhile. */
export async function changeDraft(
  tx: Tx,
  seen: { id: string; revision: number },
  data: Prisma.PolicyDraftUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.policyDraft.updateMany({ where: seen, data: { ...data, revision: seen.revision + 1 } })
  return count > 0
}
