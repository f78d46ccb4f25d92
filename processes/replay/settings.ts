import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DEFAULT_TAU } from '#lib/matching/matcher.ts'

export const usage = `Usage: npm run replay -- --list entries.csv --reads reads.ndjson --out matches.ndjson [--tau 0.001]

  --list   entries: the 16-column layout, or one mark a line; with or without a heading
  --reads  reads: one JSON object a line, as POST /v1/reads takes them; only vrm is needed
  --out    where the matches go, one JSON object a line, best first for each read
  --tau    least probability at which a match is told, above 0 and below 1; ${DEFAULT_TAU} unless given`

export interface ReplaySettings {
  list: string
  reads: string
  out: string
  tau: number
}

/** What was asked for; `help` when that is what was asked, or what is wrong with it. */
export function parseSettings(args: string[]): ReplaySettings | 'help' | { problem: string } {
  const text = { type: 'string' } as const
  const options = { list: text, reads: text, out: text, tau: text, help: { type: 'boolean', short: 'h' } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { list, reads, out, tau = String(DEFAULT_TAU), help } = values
    if (help) return 'help'
    if (positionals.length > 0)
      return { problem: `“${positionals[0]}” belongs to no option (npm takes the options for itself without the “--”)` }
    if (!list || !reads || !out) return { problem: `--${!list ? 'list' : !reads ? 'reads' : 'out'} is missing` }
    const least = tau.trim() === '' ? Number.NaN : Number(tau)
    if (!(least > 0 && least < 1)) return { problem: `--tau must be above 0 and below 1; “${tau}” is not` }
    return { list, reads, out, tau: least }
  } catch (error) {
    return { problem: (error as Error).message.split('\n')[0] ?? '' }
  }
}

/** The same with whole paths, as seen from where npm was called; what is wrong with the files is told before any work. */
export function openFiles(settings: ReplaySettings): ReplaySettings | { problem: string } {
  const [list, reads, out] = [settings.list, settings.reads, settings.out].map((path) =>
    resolve(process.env.INIT_CWD ?? '.', path),
  ) as [string, string, string]
  for (const path of [list, reads, out])
    try {
      if (path === out) closeSync(openSync(path, 'a'))
      else accessSync(path, constants.R_OK)
      if (statSync(path).isDirectory()) return { problem: `${path} is a folder` }
    } catch (error) {
      return { problem: `${path} cannot be ${path === out ? 'written' : 'read'}: ${sentenceOf(error)}` }
    }
  const isSame = (a: string, b: string) =>
    statSync(a).isFile() && statSync(a).ino === statSync(b).ino && statSync(a).dev === statSync(b).dev
  if (isSame(out, list) || isSame(out, reads))
    return { problem: `--out would overwrite ${settings.out}, which is read from` }
  return { ...settings, list, reads, out }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

export const sentenceOf = (error: unknown): string =>
  reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message
