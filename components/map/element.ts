/** A span with a class and text; everything that was received goes in as text, never as markup. */
export function span(className: string, text = ''): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

/** Letters and digits of a mark or call sign, every nought with its stroke (`Characters`, without React). */
export function characters(className: string, text: string): HTMLElement {
  const element = span(className)
  for (const part of text.split(/(0)/)) element.append(part === '0' ? span('nought', '0') : part)
  return element
}

/** Forgets what the element was before: a cluster may become a single alarm. */
export function blank(element: HTMLElement): void {
  for (const name of element.getAttributeNames()) element.removeAttribute(name)
}
