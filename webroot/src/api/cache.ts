import { getJson, patchJson } from './http'

/** Where an answer came from, counted by request: memory, Redis, memory after it was loaded ahead, or the database. */
export interface Hits {
  heap: number
  redis: number
  warmed: number
}

/** What another policy would have done with the same requests. */
export interface Shadow {
  policy: string
  hitRatio: number | null
  byteHitRatio: number | null
  databaseSecondsSaved: number
}

export interface Minute {
  at: string
  requests: number
  hitRatio: number | null
}

export const LEVELS = ['local', 'bounded', 'strict'] as const
export type Level = (typeof LEVELS)[number]

/** What can be changed of a region while it runs. */
export interface RegionSettings {
  policy: string
  level: Level
  bytes: number
  /** Null keeps an answer for as long as it is true. */
  ttlSeconds: number | null
  redis: boolean
  warming: boolean
}

export interface Region {
  name: string
  policy: string
  level: Level
  /** Held now, of the bound; the staged part was loaded ahead and not yet asked for. */
  bytes: number
  boundBytes: number
  stagedBytes: number
  answers: number
  ttlSeconds: number | null
  redis: boolean
  warming: boolean
  hits: Hits
  misses: number
  hitRatio: number | null
  byteHitRatio: number | null
  loads: number
  loadMillisMean: number | null
  databaseSecondsSpent: number
  databaseSecondsSaved: number
  evictions: number
  expired: number
  invalidated: number
  tooLarge: number
  failed: number
  /** A minute each, oldest first. */
  history: Minute[]
  shadows: Shadow[]
  advice: string | null
}

export interface WarmSource {
  source: string
  loads: number
  useful: number
  /** Least probability that is worth a load. */
  threshold: number
  off: boolean
}

export interface Group {
  requests: number
  hitRatio: number | null
}

export interface Warmer {
  status: 'on' | 'off' | 'paused' | 'resting'
  sentence: string
  loads: number
  useful: number
  usefulShare: number | null
  late: number
  auc: number | null
  budget: { perMinute: number; left: number }
  sources: WarmSource[]
  control: { warmed: Group; spared: Group; gainPp: number | null; sentence: string }
}

export interface CacheNode {
  id: string
  hints: 'redis' | 'postgres' | 'none'
  caughtUpMillisAgo: number | null
  redis: { status: 'up' | 'away' | 'none'; detail: string }
}

export interface CacheStatus {
  verdict: string
  since: string
  notices: string[]
  node: CacheNode
  policies: string[]
  regions: Region[]
  warmer: Warmer
}

export interface WhyEvent {
  at: string
  what: 'loaded' | 'warmed' | 'evicted' | 'invalidated' | 'expired' | 'not-kept'
  sentence: string
}

export interface Why {
  question: string
  region: string
  resident: boolean
  bytes: number | null
  sentence: string
  events: WhyEvent[]
}

export const cacheStatus = () => getJson<CacheStatus>('/api/cache')
export const changeRegion = (name: string, change: Partial<RegionSettings>) => patchJson<Region>(`/api/cache/regions/${encodeURIComponent(name)}`, change)
export const switchWarmer = (on: boolean) => patchJson<Warmer>('/api/cache/warmer', { on })
export const why = (path: string, signal?: AbortSignal) => getJson<Why>(`/api/cache/why?path=${encodeURIComponent(path)}`, signal)
