import { totalmem } from 'node:os'

/** What the server's programs see of our environment: messages in English, times in UTC, none of our secrets. */
export const serverEnv: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  NODE_ENV: process.env.NODE_ENV,
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Settings for a server that shares two cores and one disk with the programs beside it, as `-c name=value` pairs. */
export function serverSettings({ port, durable }: { port: number; durable: boolean }): string[] {
  const megabytes = Math.floor(totalmem() / 2 ** 20)
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    // A socket file would need a short path and a folder that both accounts may write; loopback needs neither.
    unix_socket_directories: '',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_connections: 100,
    shared_buffers: `${clamp(Math.floor(megabytes / 16), 64, 512)}MB`,
    effective_cache_size: `${clamp(Math.floor(megabytes / 4), 256, 8192)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Reads arrive all day: few, spread-out checkpoints keep the acknowledged p99 flat.
    max_wal_size: '2GB',
    // Segments of the log are kept and used again, and a new one is not filled with 16 MB of zeros first: during a big
    // import every commit waited some 70 ms for that, again and again (bench hotlists).
    min_wal_size: '1GB',
    wal_init_zero: 'off',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,
    random_page_cost: 1.1,
    // Two cores are already shared by three programs; and /dev/shm, which parallel plans need, is tiny in containers.
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
