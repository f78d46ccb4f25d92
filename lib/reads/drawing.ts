// What a drawing may consist of: shapes, text, paint and filters. Nothing that runs, loads, links or embeds.
const elements = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath style
   linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer
   feFuncR feFuncG feFuncB feFuncA feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
   feDropShadow feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
   feSpotLight feTile feTurbulence`.split(/\s+/),
)
const namespaces = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'])

// An XML declaration, a comment, a closing tag, an opening tag, or text. Document types and entities are none of these.
const piece =
  /<\?xml\s[^<>]*\?>|<!--[^-]*(?:-[^-]+)*-->|<\/[\w:.-]+\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>|[^<]+/gy
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Whether an SVG holds nothing but shapes: no script, handler, link, foreign content or reference out of itself. */
export function isSafeDrawing(svg: string): boolean {
  const text = svg.replace(/^\ufeff/, '').trim()
  piece.lastIndex = 0
  let depth = 0
  let sawRoot = false
  let inStyle = false
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text)
    if (!found) return false
    const [all, name, attributes] = found
    if (name) {
      if (inStyle || !elements.has(name) || !areSafe(attributes ?? '')) return false
      if (depth === 0 && (sawRoot || name !== 'svg')) return false
      sawRoot = true
      inStyle = name === 'style' && !all.endsWith('/>')
      if (!all.endsWith('/>')) depth++
    } else if (all.startsWith('</')) {
      depth--
      inStyle = false
    } else if (inStyle ? !isSafeStyle(all) : depth === 0 && !all.startsWith('<') && all.trim() !== '') return false
    if (depth < 0) return false
  }
  return sawRoot && depth === 0
}

function areSafe(attributes: string): boolean {
  for (const [, name = '', double, single] of attributes.matchAll(attribute)) {
    const value = double ?? single ?? ''
    if (/^on/i.test(name)) return false
    if (/^xmlns(:|$)/.test(name) ? !namespaces.has(value) : !isSafeStyle(value)) return false
    if (/(^|:)(href|src)$/i.test(name) && !value.startsWith('#')) return false
  }
  return true
}

// Escapes could spell any of the forbidden words, so a style or an attribute has none.
const isSafeStyle = (text: string): boolean =>
  !/&(?!(amp|lt|gt|quot|apos);)|\\|@import|expression\(|(java|vb)script:|data:/i.test(text) &&
  !/url\(\s*(?!["']?#)/i.test(text)
