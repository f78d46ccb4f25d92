import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** What a real engine read of a photographed plate, and what stood on it. */
export interface Pair {
  image: string
  truth: string
  read: string
  confidence?: number
  candidates: { vrm: string; confidence: number }[]
}

/** The real pairs, from `OCR_PAIRS` or the shared folder beside the project; undefined when they are not there. */
export function readPairs(): Pair[] | undefined {
  const path = process.env.OCR_PAIRS ?? join('..', 'shared', 'data', 'ocr', 'pairs_dev.csv')
  if (!existsSync(path)) return undefined
  const rows = parse(readFileSync(path, 'utf8'), { columns: true, relax_quotes: true }) as Record<string, string>[]
  return rows.map(({ image = '', truth = '', predicted = '', confidence, candidates = '' }) => ({
    image,
    truth,
    read: predicted,
    ...(confidence ? { confidence: Number(confidence) } : {}),
    candidates: candidates
      .split('|')
      .map((text) => text.split(':'))
      .filter(([vrm, sure]) => vrm && Number.isFinite(Number(sure)))
      .map(([vrm, sure]) => ({ vrm: vrm as string, confidence: Number(sure) })),
  }))
}
