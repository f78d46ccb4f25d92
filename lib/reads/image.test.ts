import { describe, expect, test } from 'vitest'
import { isSafeDrawing } from './drawing.ts'
import { isImageOf } from './image.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
const webp = Buffer.concat([Buffer.from('RIFF\x04\0\0\0WEBPVP8 ', 'latin1')])

test.each([
  ['image/png', png, true],
  ['image/jpeg', jpeg, true],
  ['image/webp', webp, true],
  ['image/png', jpeg, false],
  ['image/jpeg', png, false],
  ['image/webp', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1'), false],
  ['image/png', Buffer.alloc(0), false],
  ['image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), true],
  ['image/svg+xml', png, false],
] as const)('%s by its signature', (type, bytes, expected) => {
  expect(isImageOf(type, bytes)).toBe(expected)
})

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

describe('a drawing of shapes is safe', () => {
  test.each([
    ['a plate', svg('<rect width="52" height="11" fill="#fd0"/><text x="4" y="9">AB40 CDE</text>')],
    ['declaration and comment', `<?xml version="1.0"?>\n<!-- made by a camera - or two -->\n${svg('')}`],
    [
      'gradient and local use',
      svg('<defs><linearGradient id="g"/></defs><use href="#g"/><path fill="url(#g)" d="M0 0"/>'),
    ],
    ['a style', svg('<style>.a { fill: url(#g); font: 10px sans-serif }</style>')],
    ['entities of text', svg('<text>Fish &amp; chips &#163;5</text>')],
    ['1 MB', svg('<rect/>'.repeat(140_000))],
  ])('%s', (_name, text) => {
    expect(isSafeDrawing(text)).toBe(true)
  })
})

describe('anything that acts or reaches out is not', () => {
  test.each([
    ['script', svg('<script>alert(1)</script>')],
    ['script with a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
    ['script in capitals', svg('<SCRIPT>1</SCRIPT>')],
    ['handler', svg('', ' onload="alert(1)"')],
    ['handler in capitals', svg('<rect ONCLICK="a()"/>')],
    ['foreign content', svg('<foreignObject><p/></foreignObject>')],
    ['another namespace', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['link', svg('<a href="#x"><rect/></a>')],
    ['use from elsewhere', svg('<use href="https://example.org/a.svg#x"/>')],
    [
      'use from elsewhere, old way',
      svg('<use xlink:href="//example.org/a#x" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
    ],
    ['image', svg('<image href="https://example.org/a.png"/>')],
    ['paint from elsewhere', svg('<rect fill="url(https://example.org/a#b)"/>')],
    ['paint from elsewhere, spelt', svg('<rect style="fill:&#117;rl(https://example.org/a)"/>')],
    ['style import', svg('<style>@import "https://example.org/a.css";</style>')],
    ['style escape', svg('<style>.a{fill:\\75rl(https://example.org)}</style>')],
    ['animation', svg('<set attributeName="href" to="javascript:alert(1)"/>')],
    ['character data', svg('<![CDATA[<script>1</script>]]>')],
    ['document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
    ['style sheet instruction', `<?xml-stylesheet href="https://example.org/a.css"?>${svg('')}`],
    ['attribute without quotes', svg('<rect onclick=alert(1) />')],
    ['unbalanced', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['two roots', `${svg('')}${svg('')}`],
    ['text before', `alert(1)${svg('')}`],
    ['HTML', '<html><body/></html>'],
    ['nothing', ''],
    ['long and hopeless', `<svg ${' '.repeat(100_000)}<`],
    ['comment that never ends', `${svg('')}<!--${'-a'.repeat(100_000)}`],
  ])('%s', (_name, text) => {
    expect(isSafeDrawing(text)).toBe(false)
  })
})
