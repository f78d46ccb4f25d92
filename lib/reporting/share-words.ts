/** `75 %` of so many; `–` of none. All and none are said of all and none only. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = Math.round((part / whole) * 100)
  if (percent === 100 && part < whole) return 'over 99 %'
  if (percent === 0 && part > 0) return 'under 1 %'
  return `${percent} %`
}

/** The interval of a share, its ends outward to whole percents: `72 % to 94 %`; nothing when there is none. */
export const shareWithinWords = (within: { low: number; high: number } | undefined): string =>
  within ? `${Math.floor(within.low * 100)} % to ${Math.ceil(within.high * 100)} %` : ''
