import { PrismaPg } from '@prisma/adapter-pg'
import type { AcceptedRead } from '#lib/reads/read.ts'
import { PrismaClient } from '#prisma/client/client.ts'

const batchRows = 500
const connections = 3 // as many as the matcher

/** Rows a second that Prisma's `createMany` makes durable, several batches at once. */
export async function createManyRows(url: string, reads: readonly AcceptedRead[]): Promise<number> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) })
  const batches: AcceptedRead[][] = []
  for (let at = 0; at < reads.length; at += batchRows) batches.push(reads.slice(at, at + batchRows))
  try {
    await prisma.$queryRaw`SELECT 1`
    const begunAt = performance.now()
    const write = async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        await prisma.read.createMany({ data: batch.map(row), skipDuplicates: true })
      }
    }
    await Promise.all(Array.from({ length: connections }, write))
    return reads.length / ((performance.now() - begunAt) / 1000)
  } finally {
    await prisma.$disconnect()
  }
}

function row({
  capturedAtMs,
  receivedAtMs,
  forceId,
  characters,
  candidates,
  detail,
  payloadHash,
  ...same
}: AcceptedRead) {
  return {
    ...same,
    capturedAt: new Date(capturedAtMs),
    receivedAt: new Date(receivedAtMs),
    payloadHash: new Uint8Array(payloadHash),
  }
}
