import type { Frame } from './types'

const PING_EVERY = 20_000
const DEAF_AFTER = 45_000

/** Waiting time before attempt `n` (from 0) to reach the server again, in milliseconds. */
export const backoff = (n: number): number => Math.min(10_000, 500 * 2 ** n)

/**
 * The lake's live frames. Reconnects for ever, ever slower; a socket that has been silent for too long counts as broken.
 * `onstate` tells whether frames can arrive now.
 */
export function live(onframe: (f: Frame) => void, onstate: (connected: boolean) => void): () => void {
  let socket: WebSocket | undefined
  let attempt = 0
  let heard = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const connect = () => {
    const url = new URL('/ws', location.href)
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
    url.hash = ''
    socket = new WebSocket(url)
    socket.onopen = () => {
      attempt = 0
      heard = Date.now()
      onstate(true)
    }
    socket.onmessage = (e) => {
      heard = Date.now()
      onframe(JSON.parse(String(e.data)) as Frame)
    }
    socket.onclose = () => {
      if (closed) return
      onstate(false)
      timer = setTimeout(connect, backoff(attempt++))
    }
  }

  const pinging = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return
    if (Date.now() - heard > DEAF_AFTER) socket.close()
    else socket.send('{"type":"ping"}')
  }, PING_EVERY)

  connect()
  return () => {
    closed = true
    clearInterval(pinging)
    clearTimeout(timer)
    socket?.close()
  }
}
