/** A colour in three lights: where it faces the sky, its side, its shade. */
export type Paint = { top: string; side: string; shade: string }

const paints: Readonly<Record<string, Paint>> = {
  grey: { top: '#8b9299', side: '#656b72', shade: '#3f444a' },
  black: { top: '#4a4e54', side: '#26292d', shade: '#131518' },
  white: { top: '#ffffff', side: '#dfe2e4', shade: '#a9aeb3' },
  blue: { top: '#4f7fc4', side: '#28559b', shade: '#163260' },
  silver: { top: '#e3e7ea', side: '#b3b9bf', shade: '#7d848b' },
  red: { top: '#dc5a4e', side: '#b02c25', shade: '#6d1714' },
  green: { top: '#5d9a6e', side: '#2f6b42', shade: '#1b4028' },
  orange: { top: '#f29a4a', side: '#d5701c', shade: '#8b450d' },
  yellow: { top: '#f6dd62', side: '#dfbb25', shade: '#927912' },
  brown: { top: '#8d6c50', side: '#644932', shade: '#3c2b1d' },
}

/** Unknown colours are painted grey. */
export function paintOf(colour: string): Paint {
  return paints[colour] ?? { top: '#8b9299', side: '#656b72', shade: '#3f444a' }
}
