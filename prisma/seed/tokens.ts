import { firstTokenScopes, hashToken } from '#lib/access/bearer.ts'
import type { Prisma } from '#prisma/client/client.ts'

/** The token of the first source of reads, as it is set at this start; the one before it stops working. */
export async function seedIngestSource(tx: Prisma.TransactionClient, token: string, now: Date): Promise<void> {
  const tokenHash = hashToken(token)
  const other = await tx.ingestSource.findFirst({ where: { tokenHash, id: { not: 'first' } } })
  if (other) return // somebody gave this token a source of its own
  await tx.ingestSource.upsert({
    where: { id: 'first' },
    create: { id: 'first', name: 'First source (INGEST_TOKEN)', tokenHash, createdAt: now },
    update: { tokenHash },
  })
}

export async function seedApiToken(tx: Prisma.TransactionClient, token: string, now: Date): Promise<void> {
  const tokenHash = hashToken(token)
  const other = await tx.apiToken.findFirst({ where: { tokenHash, id: { not: 'first' } } })
  if (other) return
  await tx.apiToken.upsert({
    where: { id: 'first' },
    create: { id: 'first', name: 'First token (API_TOKEN)', tokenHash, scopes: [...firstTokenScopes], createdAt: now },
    update: { tokenHash, scopes: [...firstTokenScopes] },
  })
}
