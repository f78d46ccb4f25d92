/** @type {import('next').NextConfig} */
export default {
  // A second build (tests, screenshots) must not overwrite the one that a running desk serves.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', '@prisma/adapter-pg', '@prisma/client', 'better-auth'],
  // `npm test` checks the types of everything at once; a start need not do so again (15 s on two cores).
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
}
