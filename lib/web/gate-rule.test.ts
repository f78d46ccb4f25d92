import { describe, expect, it } from 'vitest'
import { gate, type Need } from './gate-rule.ts'

const table: [string, string, Need][] = [
  ['GET', '/sign-in', 'public'],
  ['HEAD', '/sign-in?next=%2Fdesk', 'public'],
  ['POST', '/sign-in', 'session'], // a server action may be posted to any page
  ['POST', '/api/auth/sign-in/email', 'public'],
  ['POST', '/api/auth/sign-out', 'public'],
  ['GET', '/api/auth/sign-in/email', 'session'],
  ['POST', '/api/auth/sign-up/email', 'session'],
  ['GET', '/api/auth/get-session', 'session'],
  ['GET', '/api/health', 'public'],
  ['GET', '/api/healthy', 'session'],
  ['GET', '/_next/static/chunks/app.js', 'public'],
  ['GET', '/_next/static/media/font-400.woff2?v=1', 'public'],
  ['POST', '/_next/static/chunks/app.js', 'session'],
  ['GET', '/_next/static/../../desk', 'session'],
  ['GET', '/_next/static/%2e%2e/desk', 'session'],
  ['GET', '/_next/static/..%2fdesk', 'session'],
  ['GET', '/_next/static//desk', 'session'],
  ['GET', '/_next/static/a\\b', 'session'],
  ['GET', '/_next/image?url=x', 'session'],
  ['GET', '/basemap/land.json', 'public'],
  ['GET', '/favicon.ico', 'public'],
  ['GET', '/', 'session'],
  ['GET', '/desk', 'session'],
  ['GET', '//sign-in', 'session'],
  ['GET', '/sign-in/', 'session'],
  ['GET', '/Sign-in', 'session'],
  ['GET', '/api/console/board', 'session'],
  ['GET', '/api/images/1/plate', 'session'],
  ['GET', '/api/v1/alarms', 'token'],
  ['POST', '/api/v1/units/positions', 'token'],
  ['GET', '/api/v1', 'session'],
  ['GET', '/api/v1/../console/board', 'session'],
  ['GET', '/a-page-of-tomorrow', 'session'],
  ['DELETE', '/api/health', 'session'],
  ['GET', '', 'session'],
]

describe('the gate', () => {
  it.each(table)('%s %s needs: %s', (method, path, need) => {
    expect(gate(path, method)).toBe(need)
  })
})
