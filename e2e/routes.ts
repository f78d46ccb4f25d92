import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = process.env.NEXT_DIST_DIR ?? '.next'
const manifest = (name: string) => JSON.parse(readFileSync(join(dist, name), 'utf8'))

const examples: Record<string, string> = { kind: 'plate' }
const anId = '00000000-0000-4000-8000-000000000001'

/** Every address that Next answers in this build, with an example for each [parameter]. */
export function builtRoutes(): { path: string; page: boolean }[] {
  const routes: Record<string, string> = manifest('app-path-routes-manifest.json')
  return Object.entries(routes).map(([file, route]) => ({
    path: route.replace(/\[+(?:\.{3})?([^\]]+)\]+/g, (_, name: string) => examples[name] ?? anId),
    page: file.endsWith('/page'),
  }))
}

/** The id of every server action of this build, with its name for messages and a page that has it. */
export function builtActions(): { id: string; name: string; page: string }[] {
  const routes: Record<string, string> = manifest('app-path-routes-manifest.json')
  const { node } = manifest('server/server-reference-manifest.json') as {
    node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
  }
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    page: routes[(Object.keys(workers)[0] ?? '').replace(/^app/, '')] ?? '/',
  }))
}

/** Files served as they are. */
export const publicFiles = (): string[] => globSync('public/**/*.*').map((file) => `/${file.slice('public/'.length)}`)
