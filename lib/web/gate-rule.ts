/** What a request needs before anything looks at it. */
export type Need = 'public' | 'session' | 'token'

const readMethods = ['GET', 'HEAD']

/** The whole list of what strangers may reach. Server actions are posted to pages: so a page here is for GET only. */
export const publicPaths: readonly { path: RegExp; methods: readonly string[] }[] = [
  { path: /^\/sign-in$/, methods: readMethods },
  { path: /^\/api\/auth\/sign-(in\/email|out)$/, methods: ['POST'] },
  { path: /^\/api\/health$/, methods: readMethods },
  { path: /^\/_next\/static\/[\w./~@%()[\]-]+$/, methods: readMethods }, // scripts, styles and fonts; no data
  { path: /^\/basemap\/[\w./-]+$/, methods: readMethods }, // land, towns and roads; no cameras
  { path: /^\/(favicon\.ico|icon\.svg|manifest\.webmanifest|robots\.txt)$/, methods: readMethods },
]

// A path that somebody might read in two ways is nobody's public path.
const ambiguous = /\.\.|\/\/|\\|%2e|%2f|%5c|%00/i

/** Denies by default: whatever is not named needs a session. `url` as it came, with its query. */
export function gate(url: string, method: string): Need {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  if (ambiguous.test(path)) return 'session'
  if (path.startsWith('/api/v1/')) return 'token'
  return publicPaths.some((one) => one.path.test(path) && one.methods.includes(method)) ? 'public' : 'session'
}
