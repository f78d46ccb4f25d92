// The dependency rule of the house (ARCHITECTURE.md): what may import what. `npm test -- layers` checks it.

// An area may import itself and what stands before it; the four in one row do not know each other.
const order = [
  ['core'],
  ['access'],
  ['audit'],
  ['people', 'cameras'],
  ['reads'],
  ['hotlists'],
  ['matching'],
  ['alarms'],
  ['response'],
  ['watch'],
  ['estate', 'investigation', 'intelligence', 'reporting', 'training'],
  ['transparency'],
]
const areas = order.flat()
const anyOf = (names) => `(${names.join('|')})`

const tests = String.raw`\.test\.tsx?$|(^|/)testing/`
const touchesTheWorld = String.raw`(^|/)(store|queries|commands)\.ts$|\.sql\.ts$`

const areaRules = order.flatMap((row, rank) =>
  row.map((area) => ({
    name: `area-order-${area}`,
    comment: `lib/${area} imports only itself and the areas before it`,
    severity: 'error',
    from: { path: `^lib/${area}/` },
    to: { path: `^lib/${anyOf([...row.filter((other) => other !== area), ...order.slice(rank + 1).flat()])}/` },
  })),
)

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...areaRules.filter(({ to }) => to.path !== '^lib/()/'),
    rule(
      'pure-files',
      'a file of an area is pure unless named store.ts, queries.ts, *.sql.ts or commands.ts: values in, values out',
      { path: `^lib/${anyOf(areas)}/`, pathNot: `${tests}|${touchesTheWorld}` },
      {
        path: String.raw`^lib/(db|env\.ts|web)|^prisma/|^node_modules/(pg|next|react|react-dom|socket\.io|fastify|pino)/|${touchesTheWorld}`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'pure-files-without-io',
      'files, network and clocks arrive as arguments',
      { path: `^lib/${anyOf(areas)}/`, pathNot: `${tests}|${touchesTheWorld}` },
      { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    ),
    rule(
      'core-alone',
      'lib/core knows nothing of the house',
      { path: '^lib/core/', pathNot: tests },
      { path: '^(lib/(?!core/)|app|components|prisma|processes)' },
    ),
    rule(
      'database-below-the-areas',
      'lib/db and lib/env.ts know no area but core',
      { path: String.raw`^lib/(db/|env\.ts)`, pathNot: tests },
      { path: `^lib/${anyOf(areas.filter((area) => area !== 'core'))}/|^lib/(web|realtime|world)/` },
    ),
    rule(
      'components-show-values',
      'components import pure files and contracts; data and actions arrive as props',
      // The basemap is drawn once, by a developer, along the demo world's roads.
      { path: '^components/', pathNot: `${tests}|^components/map/basemap/build\\.ts$` },
      {
        path: String.raw`^lib/.*(${touchesTheWorld})|^lib/(db|env\.ts|web|world)|^prisma/|^node_modules/(pg|pino|fastify|better-auth/dist/(?!client))/`,
      },
    ),
    rule(
      'components-know-no-page',
      'components are placed by app, not the other way round',
      { path: '^components/' },
      { path: '^app/' },
    ),
    rule(
      'ui-has-no-domain',
      'components/ui knows no domain word',
      { path: '^components/ui/', pathNot: tests },
      { path: `^lib/${anyOf(areas.filter((area) => area !== 'core'))}/|^components/(?!ui/)` },
    ),
    rule(
      'app-has-no-rules',
      'app calls queries, commands and lib/web; stores and drivers are theirs',
      { path: '^app/', pathNot: tests },
      { path: String.raw`(^|/)store\.ts$|^node_modules/(pg|socket\.io)/|^lib/world/` },
    ),
    rule(
      'processes-are-roots',
      'nobody imports a process but itself and its neighbours',
      { path: '^(app|components|lib|prisma|bench|e2e)/' },
      { path: '^processes/' },
    ),
    rule(
      'world-is-simulated',
      'only the feed, the seed, benchmarks and tests know the simulated world',
      {
        path: '.',
        pathNot: `^lib/world/|^components/map/basemap/build\\.ts$|^processes/feed/|^prisma/seed|^bench/|^e2e/|^processes/bench/|${tests}`,
      },
      { path: '^lib/world/' },
    ),
    rule(
      'embedded-database',
      'only start, benchmarks and the tests’ set-up know the embedded PostgreSQL',
      { path: '.', pathNot: '^lib/db/(embedded|testing)/|^processes/(start|bench)/|^bench/|^e2e/' },
      { path: '^lib/db/embedded/' },
    ),
    rule(
      'testing-is-for-tests',
      'what serves the tests and benchmarks is in no program',
      { path: '.', pathNot: String.raw`${tests}|^(e2e|bench)/|^vitest\.config` },
      { path: '(^|/)testing/', pathNot: '^node_modules/' },
    ),
    rule('no-cycles', 'a cycle makes two files one', { path: '.' }, { circular: true }),
    rule(
      'resolvable',
      'what is imported is there',
      { path: '.' },
      { couldNotResolve: true, pathNot: '^topojson-specification$' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/client'] },
    exclude: { path: String.raw`^\.next|^next-env|\.css$` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
