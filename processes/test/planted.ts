// A small house built wrong on purpose: at least one violation of each rule in .dependency-cruiser.mjs. A rule that
// does not see its own is blind (a wrong resolver, a compiler it cannot read), and a blind rule passes for ever.

const areas = [
  ['core', 'access'],
  ['access', 'audit'],
  ['audit', 'people'],
  ['people', 'cameras'],
  ['cameras', 'reads'],
  ['reads', 'hotlists'],
  ['hotlists', 'matching'],
  ['matching', 'alarms'],
  ['alarms', 'response'],
  ['response', 'watch'],
  ['watch', 'reporting'],
  ['estate', 'investigation'],
  ['investigation', 'intelligence'],
  ['intelligence', 'reporting'],
  ['reporting', 'training'],
  ['training', 'transparency'],
  ['transparency', 'core'],
] as const

const upward = Object.fromEntries(
  areas.map(([area, above]) => [
    `lib/${area}/thing.ts`,
    `import type { Thing } from '#lib/${above}/thing.ts'\nexport type { Thing }\nexport type Own = string\n`,
  ]),
)

const value = 'export const value = 1\n'
const uses = (path: string) => `import { value } from '${path}'\nexport const used = value\n`

export const planted: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'planted',
    type: 'module',
    imports: Object.fromEntries(
      ['app', 'components', 'e2e', 'lib', 'prisma', 'processes'].map((folder) => [`#${folder}/*`, `./${folder}/*`]),
    ),
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true },
  }),
  ...upward,
  'lib/alarms/store.ts': value,
  'lib/alarms/score.ts': uses('#lib/alarms/store.ts'),
  'lib/reads/clock.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`,
  'lib/core/drawer.ts': uses('#lib/db/pool.ts'),
  'lib/db/pool.ts': uses('#lib/alarms/store.ts'),
  'lib/db/embedded/server.ts': value,
  'lib/web/action.ts': uses('#lib/db/embedded/server.ts'),
  'lib/world/roads.ts': value,
  'lib/reporting/testing/sample.ts': value,
  'lib/reporting/figures.ts': uses('#lib/reporting/testing/sample.ts'),
  'lib/response/cycle.ts': `import { other } from './other.ts'\nexport const cycle = () => other\n`,
  'lib/response/other.ts': `import { cycle } from './cycle.ts'\nexport const other = () => cycle\n`,
  'lib/cameras/lost.ts': uses('#lib/cameras/nowhere.ts'),
  'components/desk/row.tsx': uses('#lib/alarms/store.ts'),
  'components/desk/link.tsx': uses('#app/page.tsx'),
  'components/ui/button.tsx': uses('#components/desk/row.tsx'),
  'app/page.tsx': `${uses('#lib/alarms/store.ts')}export { value }\n`,
  'app/roads/page.tsx': uses('#lib/world/roads.ts'),
  'app/start/page.tsx': uses('#processes/web/main.ts'),
  'processes/web/main.ts': value,
  'prisma/seed.ts': value,
  'bench/ingest.ts': value,
  'e2e/desk.ts': value,
}
