/** Files go to the lake in pieces, so that a broken line costs one piece and never the file. */
export const PIECE = 8 * 1024 * 1024

export interface Piece {
  start: number
  end: number
}

/** The next piece to send when `offset` bytes have arrived; undefined when nothing is left. */
export function nextPiece(size: number, offset: number, piece = PIECE): Piece | undefined {
  if (offset >= size) return undefined
  return { start: offset, end: Math.min(size, offset + piece) }
}

export type Phase = 'waiting' | 'hashing' | 'sending' | 'ready' | 'failed' | 'cancelled'

/** One part of hashing costs about a fifth of sending; together they are the bar of a file. */
const HASH_SHARE = 0.2

/** Share of the work done for one file, 0 to 1. */
export function fileShare(phase: Phase, done: number, size: number): number {
  const part = size > 0 ? Math.min(1, done / size) : 1
  if (phase === 'hashing') return part * HASH_SHARE
  if (phase === 'sending') return HASH_SHARE + part * (1 - HASH_SHARE)
  return phase === 'ready' ? 1 : 0
}

/** What another attempt may repair: the line broke, the server was busy, or the offset had moved. */
export const worthRetrying = (status: number): boolean => status === 0 || status === 408 || status === 409 || status === 429 || status === 503
