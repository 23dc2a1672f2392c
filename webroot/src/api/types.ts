/** The shapes of the lake's HTTP and WebSocket answers, exactly as the API contract names them. */

export type Bounds = [west: number, south: number, east: number, north: number]

export interface Session {
  account: { id: number; name: string }
  open: boolean
  version: string
}

export interface Summary {
  generation: number
  fixes: number
  first: string | null
  last: string | null
  days: number
  bounds: Bounds | null
  features: Record<string, number>
  sources: { feed: string; fixes: number }[]
  countries: number
  sample: boolean
}

export type Grain = 'month' | 'day'

export interface Bin {
  start: string
  count: number
}

export type Cell = string | number | boolean | null

/** Rows by column: the first row of `columns` names what each position of a row holds. */
export interface Table {
  columns: string[]
  rows: Cell[][]
}

export interface DayCount {
  day: string
  count: number
  country: string
  town: string
}

export interface DayFeature {
  type: 'Feature'
  geometry: { type: string; coordinates: unknown } | null
  properties: Record<string, unknown>
}

export interface Day {
  day: string
  fixes: Table
  features: DayFeature[]
}

/** The four ways a record can end. Together they are every record read. */
export interface Balance {
  read: number
  stored: number
  duplicate: number
  superseded: number
  rejected: number
}

export type ImportStatus = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled' | 'undone'

export type ImportId = number | string

export interface LedgerFile extends Balance {
  path: string
  format: string
  status: string
  rejects: { reason: string; count: number }[]
  elements: Record<string, number>
  observations: Record<string, number>
  partial: boolean
  message: string | null
  bytes: number
}

export interface Ledger extends Balance {
  id: ImportId
  status: ImportStatus
  sample: boolean
  started: string
  finished: string | null
  seconds: number
  message: string | null
  /** State of the account's data after it, once it changed anything. */
  generation?: number
  files: LedgerFile[]
}

export interface Reject {
  path: string
  reason: string
  field: string | null
  position: string | number | null
  fragment: string | null
}

export const STAGES = ['read', 'validate', 'transform', 'enrich', 'cache', 'persist', 'index'] as const
export type Stage = (typeof STAGES)[number]

export interface Progress extends Balance {
  id: ImportId
  status: ImportStatus
  file: string | null
  bytes: number
  totalBytes: number
  records: number
  /** Negative while it is not known yet, like the seconds left. */
  recordsPerSecond: number
  etaSeconds: number | null
  stages: Partial<Record<Stage, number>>
}

export interface Health {
  status: 'up' | 'degraded' | 'down'
  parts: { name: string; status: string; detail: string }[]
}

export type Frame =
  | { type: 'hello'; imports: Progress[] }
  | ({ type: 'progress' } & Progress)
  | { type: 'finished'; ledger: Ledger }
  | { type: 'changed'; generation: number; from: string | null; to: string | null }
  | { type: 'pong' }
