import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Request = { method: string; path: string; token: string; type: string; body: string }
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'cut'

/** A server on a free port that remembers what it was sent and answers as told; `cut` breaks the connection. */
export async function startStubServer(answer: (request: Request, count: number) => Answer) {
  const requests: Request[] = []
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const request: Request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      token: incoming.headers.authorization ?? '',
      type: incoming.headers['content-type'] ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
    }
    requests.push(request)
    const said = answer(request, requests.length)
    if (said === 'cut') return incoming.socket.destroy()
    response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers })
    response.end(JSON.stringify(said.body ?? {}))
  }
  const server = createServer((incoming, response) => void handle(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
