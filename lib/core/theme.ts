/** The looks a person may choose; `system` follows the machine. */
export const themes = ['dark', 'light', 'dim', 'system'] as const
export type Theme = (typeof themes)[number]
