/** One value per process, shared by every module instance: Next's handlers and the custom server load their modules separately. */
export function processSlot<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, unknown>
  const key = Symbol.for(`watchdesk.${name}`)
  slots[key] ??= make()
  return slots[key] as T
}
