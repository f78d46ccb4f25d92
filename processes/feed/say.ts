/** One JSON line, for changes of state only: a feed that works is silent. */
export function say(message: string, facts: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), message, ...facts })}\n`)
}
