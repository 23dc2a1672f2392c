import { ApiError, generations, getJson, postJson, send } from './http'
import type {
  Bin, Bounds, Day, DayCount, Grain, Health, ImportId, Ledger, Reject, Session, Summary, Table,
} from './types'

const query = (values: Record<string, string | number | undefined>): string => {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(values)) if (v !== undefined && v !== '') q.set(k, String(v))
  const s = q.toString()
  return s ? `?${s}` : ''
}

export interface Period {
  from?: string | undefined
  to?: string | undefined
}

export const session = () => getJson<Session>('/api/session')
export const signIn = (token: string) => postJson('/api/session', { token })
export const signOut = () => send('/api/session', { method: 'DELETE' })
export const summary = () => getJson<Summary>('/api/summary')

export const histogram = async (by: Grain, p: Period = {}, signal?: AbortSignal): Promise<Bin[]> =>
  (await getJson<{ bins: Bin[] }>(`/api/histogram${query({ by, from: p.from, to: p.to })}`, signal)).bins

export const day = (d: string, signal?: AbortSignal) => getJson<Day>(`/api/days/${d}`, signal)

export const daysIn = async (b: Bounds, p: Period, signal?: AbortSignal): Promise<DayCount[]> =>
  (await getJson<{ days: DayCount[] }>(`/api/days${query({ bbox: b.join(','), from: p.from, to: p.to })}`, signal)).days

export const pointsIn = (b: Bounds, p: Period, limit: number, signal?: AbortSignal) =>
  getJson<Table>(`/api/points${query({ bbox: b.join(','), from: p.from, to: p.to, limit })}`, signal)

export const imports = async (): Promise<Ledger[]> => (await getJson<{ imports: Ledger[] }>('/api/imports')).imports
export const ledger = (id: ImportId) => getJson<Ledger>(`/api/imports/${id}`)
export const cancelImport = (id: ImportId) => postJson(`/api/imports/${id}/cancel`, {})

export async function undoImport(id: ImportId): Promise<number> {
  const undone = (await (await send(`/api/imports/${id}`, { method: 'DELETE' })).json()) as { removed: number; generation?: number }
  generations.heard(undone.generation)
  return undone.removed
}

export const rejects = (id: ImportId, path: string, offset: number, limit: number) =>
  getJson<{ rejects: Reject[]; total: number }>(`/api/imports/${id}/rejects${query({ path, offset, limit })}`)

export const importSample = async (): Promise<ImportId> =>
  ((await (await postJson('/api/imports/sample', {})).json()) as { id: ImportId }).id

export const importUploads = async (uploads: { sha256: string; name: string; bytes: number }[]): Promise<ImportId> =>
  ((await (await postJson('/api/imports', { uploads })).json()) as { id: ImportId }).id

/** How many bytes of this file the lake already holds. */
export const uploadOffset = async (sha256: string): Promise<number> =>
  Number((await send(`/api/uploads/${sha256}`, { method: 'HEAD' })).headers.get('upload-offset') ?? 0)

/** Appends one piece; answers where the file stands now. */
export async function uploadPiece(sha256: string, offset: number, piece: Blob, signal: AbortSignal): Promise<number> {
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await send(`/api/uploads/${sha256}?offset=${offset}`, { method: 'PATCH', headers, body: piece, signal })
  const stands = answer.headers.get('upload-offset')
  return stands === null ? offset + piece.size : Number(stands)
}

/** Readiness keeps its meaning when the lake is down: the 503 answer carries the same document. */
export async function health(): Promise<Health> {
  const answer = await fetch('/health/ready').catch(() => undefined)
  if (!answer) throw new ApiError(0, 'away', 'The lake does not answer. Is it running?')
  return (await answer.json()) as Health
}
