'use client'
import { useEffect, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { FeedRow, feedNamespace, WebToFeed } from '#lib/alarms/feed/feed-row.ts'

// Only the type is imported: the schemas would bring zod into the page.
const namespace: typeof feedNamespace = '/feed'

export type FeedLink = 'connecting' | 'live' | 'lost' | 'behind'

/** Lines as they come, from `since` on; `onRows` must be stable. */
export function useFeed(live: boolean, since: number, onRows: (rows: FeedRow[]) => void): FeedLink {
  const [link, setLink] = useState<FeedLink>('connecting')
  useEffect(() => {
    if (!live) return
    let newest = since
    let behind = false
    const socket: Socket<WebToFeed, Record<string, never>> = io(namespace, {
      transports: ['websocket', 'polling'],
      reconnectionDelayMax: 3_000,
      timeout: 4_000,
      auth: (give) => give({ since: newest }),
    })
    // What was skipped stays skipped, however the line is: only a page loaded again has it.
    socket.on('connect', () => setLink(behind ? 'behind' : 'live'))
    socket.on('disconnect', () => setLink('lost'))
    socket.on('connect_error', () => setLink('lost'))
    socket.on('feed:behind', () => {
      behind = true
      setLink('behind')
    })
    socket.on('feed:rows', (rows) => {
      newest = Math.max(newest, ...rows.map(({ seq }) => seq ?? 0))
      onRows(rows)
    })
    // A socket that the server closed does not try again by itself.
    const retry = setInterval(() => {
      if (!socket.active) socket.connect()
    }, 5_000)
    return () => {
      clearInterval(retry)
      socket.disconnect()
    }
  }, [live, since, onRows])
  return link
}
