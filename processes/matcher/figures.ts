import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the matcher counts, for GET /metrics. */
export function createFigures() {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string) => new Counter({ name: `watchdesk_${name}`, help, registers })
  const gauge = (name: string, help: string) => new Gauge({ name: `watchdesk_${name}`, help, registers })
  const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
  const seconds = (name: string, help: string) => new Histogram({ name: `watchdesk_${name}`, help, buckets, registers })
  return {
    registry,
    accepted: counter('reads_accepted_total', 'Reads stored'),
    duplicate: counter('reads_duplicate_total', 'Reads that were stored before'),
    refused: new Counter({
      name: 'watchdesk_refused_total',
      help: 'Items and requests refused, by code',
      labelNames: ['code'],
      registers,
    }),
    images: counter('images_stored_total', 'Images stored'),
    matches: counter('matches_total', 'Matches stored'),
    suppressed: counter('matches_suppressed_total', 'Matches that a misread verdict kept from the desk'),
    delivered: counter('matches_delivered_total', 'Matches the web process has taken'),
    deliveryRefused: counter('matches_refused_total', 'Matches the web process refused'),
    acknowledgeSeconds: seconds('acknowledge_seconds', 'From the whole request to its answer'),
    commitSeconds: seconds('commit_seconds', 'One group commit'),
    deliverySeconds: seconds('delivery_seconds', 'From match:batch to the answer of the web process'),
    commitRows: new Histogram({
      name: 'watchdesk_commit_rows',
      help: 'Reads in one group commit',
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
      registers,
    }),
    queueWaiting: gauge('queue_waiting', 'Reads waiting for a connection'),
    indexSize: gauge('index_size', 'Entries held in memory'),
    indexAgeSeconds: gauge('index_age_seconds', 'Since the lists were last seen to be as in the database'),
    outboxWaiting: gauge('outbox_waiting', 'Matches the web process has not answered for'),
    webConnected: gauge('web_connected', '1 while the web process can be told'),
  }
}
export type Figures = ReturnType<typeof createFigures>
