import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, npm, quietly, readStamp, root, step, unlessStamped } from './step.mjs'
import { isInUse } from './work-tree.mjs'

/** `npm ci`, when the lock file is not the one that was installed. */
export async function installPackages() {
  await unlessStamped('node_modules/.installed', hashOf(['package.json', 'package-lock.json']), async () => {
    if (existsSync(join(root, 'node_modules')) && isInUse()) {
      throw new Error('The packages have changed and a program still runs from this folder: stop it, then start again')
    }
    // No install script is needed: PostgreSQL's libraries are linked by lib/db/embedded, and Prisma's script would
    // try to download an engine that nothing here uses.
    const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    await step('installing packages', () => npm(['ci', ...flags], 'The packages could not be installed'))
  })
}

/** `prisma generate`, when schema or Prisma is not the one it was made from. */
export async function generateClient(node) {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  await unlessStamped('prisma/client/.generated', hash, () =>
    step('generating the database client', () =>
      quietly(node, [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
        // The engine is not used by `generate`; any existing file stops Prisma from downloading one.
        env: { PRISMA_SCHEMA_ENGINE_BINARY: node, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
        complaint: 'The database client could not be generated',
      }),
    ),
  )
}

/** `next build`, when a source changed since the last one. Gives the environment that names the folder to serve. */
export async function buildPages(node, name) {
  const hash = hashOf(sources())
  const folders = name === 'start' ? ['.next'] : ['.next', '.next-beside']
  const built = folders.find((folder) => readStamp(join(root, folder, 'built-from')) === hash)
  if (built) return { NEXT_DIST_DIR: built }
  const folder = isInUse() ? folders[1] : '.next'
  if (!folder) {
    throw new Error('The sources have changed and a program still runs from this folder: stop it, then start again')
  }
  await unlessStamped(join(folder, 'built-from'), hash, () =>
    step('building the pages', () => keepingTsconfig(() => build(node, folder))),
  )
  return { NEXT_DIST_DIR: folder }
}

function build(node, folder) {
  return quietly(node, [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: folder },
    complaint: 'The pages could not be built',
    lines: 40,
  })
}

// Next adds its own folders to tsconfig.json whenever one is missing there; a build must leave the work tree clean.
async function keepingTsconfig(work) {
  const file = join(root, 'tsconfig.json')
  const before = readFileSync(file)
  try {
    return await work()
  } finally {
    if (!readFileSync(file).equals(before)) writeFileSync(file, before)
  }
}

/** Every file that can change what `next build` makes. */
function sources() {
  const folders = ['app', 'components', 'lib', 'public'].flatMap((folder) => walk(folder))
  const top = readdirSync(root).filter((file) =>
    /^(proxy|middleware|instrumentation|[\w.]+\.config)\.m?[jt]s$/.test(file),
  )
  const files = [...folders, ...top, 'package-lock.json', 'package.json', 'tsconfig.json', 'prisma/schema.prisma']
  return files.filter((file) => !/\.test\.tsx?$|^lib\/(db\/(embedded|migrate|testing)|world)\//.test(file)).sort()
}

function walk(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}
