import { expect, it } from 'vitest'
import { placeAt, rowOf } from './page-row.ts'

const desk = { href: '/desk', name: 'Desk' }
const lists = { href: '/hotlists', name: 'Hotlists', group: 'Lists' }
const health = { href: '/hotlists/health', name: 'List health', group: 'Lists' }
const cameras = { href: '/cameras', name: 'Cameras', group: 'Estate' }
const others = ['a', 'b', 'c', 'd'].map((name) => ({ href: `/${name}`, name }))

it('leaves few places as they are', () =>
  expect(rowOf([desk, lists, health])).toEqual(
    [desk, lists, health].map((place) => ({ group: null, places: [place] })),
  ))

it('puts together what belongs together when there are many, and a group of one stays itself', () =>
  expect(rowOf([desk, lists, health, cameras, ...others]).slice(0, 3)).toEqual([
    { group: null, places: [desk] },
    { group: 'Lists', places: [lists, health] },
    { group: null, places: [cameras] },
  ]))

it.each([
  ['/hotlists', '/hotlists'],
  ['/hotlists/entries/new', '/hotlists'],
  ['/hotlists/health', '/hotlists/health'],
  ['/hotlists/healthy', '/hotlists'],
  ['/settings', undefined],
])('%s belongs to %s', (path, expected) => expect(placeAt([desk, lists, health], path)).toBe(expected))
