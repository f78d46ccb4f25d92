/** @type {import('next').NextConfig} */
export default {
  // A second build (tests, screenshots) must not overwrite the one that a running desk serves.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', '@prisma/adapter-pg', '@prisma/client', 'better-auth'],
  experimental: { authInterrupts: true },
}
