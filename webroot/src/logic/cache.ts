import type { CacheNode, Level, Minute, Region, RegionSettings, Shadow, Why, WhyEvent } from '../api/cache'
import { count, duration, plural } from './format'

const NBSP = '\u00a0'
const MIB = 1024 * 1024

/** A share as percent with one decimal, and never rounded up to all or down to nothing. */
export function percent(share: number | null): string {
  if (share === null) return '–'
  const shown = share >= 1 ? 100 : share <= 0 ? 0 : Math.min(99.9, Math.max(0.1, Math.round(share * 1000) / 10))
  return `${shown}${NBSP}%`
}

/** A length of time that may be far below a second. */
export function brief(seconds: number): string {
  if (seconds <= 0) return `0${NBSP}s`
  if (seconds < 0.001) return `<${NBSP}1${NBSP}ms`
  return seconds < 1 ? `${Math.round(seconds * 1000)}${NBSP}ms` : duration(seconds)
}

/** A mean load time: below ten milliseconds with one decimal. */
export const millis = (ms: number | null): string => (ms === null ? '–' : ms < 10 ? `${ms.toFixed(1)}${NBSP}ms` : brief(ms / 1000))

/** A difference in points of a percentage, with its sign. */
export const points = (pp: number): string => `${pp < 0 ? '−' : '+'}${Math.abs(pp).toFixed(1)}`

/** What one piece of a bar stands for. */
export interface Part {
  key: string
  label: string
  value: number
  text: string
  meaning: string
}

/** Widths in percent of `all`; none that counts is too thin to see, and together they never exceed the bar. */
export function widths(values: number[], all: number, least = 0.8): number[] {
  if (all <= 0) return values.map(() => 0)
  const wide = values.map((v) => (v > 0 ? Math.max(least, (v / all) * 100) : 0))
  const sum = wide.reduce((a, b) => a + b, 0)
  return sum > 100 ? wide.map((w) => (w / sum) * 100) : wide
}

export const requests = (r: Region): number => r.hits.heap + r.hits.redis + r.hits.warmed + r.misses

export function origins(r: Region): Part[] {
  const part = (key: string, label: string, value: number, meaning: string): Part => ({ key, label, value, text: count(value), meaning })
  return [
    part('heap', 'memory', r.hits.heap, 'answered from the memory of this process'),
    part('warmed', 'warmed', r.hits.warmed, 'loaded ahead of the request, which found it in memory'),
    part('redis', 'Redis', r.hits.redis, 'another process or an earlier start had left it in Redis'),
    part('store', 'database', r.misses, 'had to be computed by the database'),
  ]
}

export function room(r: Region): Part[] {
  const read = Math.max(0, r.bytes - r.stagedBytes)
  return [
    { key: 'heap', label: 'in use', value: read, text: memory(read), meaning: 'answers that have been asked for' },
    { key: 'staged', label: 'staged', value: r.stagedBytes, text: memory(r.stagedBytes), meaning: 'answers loaded ahead and not yet asked for' },
  ]
}

export function databaseTime(r: Region): Part[] {
  const part = (key: string, label: string, value: number, meaning: string): Part => ({ key, label, value, text: brief(value), meaning })
  return [
    part('saved', 'saved', r.databaseSecondsSaved, 'what the answered requests would have taken in the database'),
    part('store', 'spent', r.databaseSecondsSpent, 'what the database worked for the rest'),
  ]
}

const MINUTE = 60_000

/** Sixty minutes whatever was counted: those before counting began had no requests. */
export function lastHour(history: Minute[]): Minute[] {
  const first = history[0] ? Date.parse(history[0].at) : Date.now()
  const before = Array.from({ length: Math.max(0, 60 - history.length) }, (_, i) => ({ at: new Date(first - (i + 1) * MINUTE).toISOString(), requests: 0, hitRatio: null }))
  return [...before.reverse(), ...history]
}

/** The picture of an hour: a bar a minute for its requests, and the hit ratio as lines with gaps where nobody asked. */
export function hour(history: Minute[], width: number, height: number): { bars: string; lines: string[]; dot: [number, number] | undefined; peak: number } {
  const peak = Math.max(0, ...history.map((m) => m.requests))
  const slot = width / Math.max(1, history.length)
  const bar = Math.max(1, slot - 1.5)
  const bars = history
    .map((m, i) => {
      if (!m.requests) return ''
      const h = Math.max(1.5, (m.requests / peak) * height)
      return `M${(i * slot).toFixed(1)} ${height}v${(-h).toFixed(1)}h${bar.toFixed(1)}v${h.toFixed(1)}z`
    })
    .join('')
  const runs: [number, number][][] = []
  let open = false
  history.forEach((m, i) => {
    if (m.hitRatio === null) return void (open = false)
    if (!open) runs.push([])
    open = true
    runs.at(-1)?.push([i * slot + bar / 2, 4 + (1 - m.hitRatio) * (height - 8)])
  })
  const lines = runs.filter((r) => r.length > 1).map((r) => r.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '))
  return { bars, lines, dot: runs.at(-1)?.at(-1), peak }
}

/** An hour in one sentence, for who cannot see the picture. */
export function hourInWords(history: Minute[]): string {
  const asked = history.filter((m) => m.requests > 0)
  if (!asked.length) return 'No requests in the last hour'
  const all = asked.reduce((sum, m) => sum + m.requests, 0)
  const hits = asked.reduce((sum, m) => sum + m.requests * (m.hitRatio ?? 0), 0)
  return `${plural(all, 'request')} in the last hour, ${percent(hits / all)} of them hits, at most ${count(Math.max(...asked.map((m) => m.requests)))} in a minute`
}

const POLICIES: Record<string, string> = {
  lru: 'LRU', fifo: 'FIFO', lfu: 'LFU', 'decayed-lfu': 'Decayed LFU', random: 'Random', sieve: 'SIEVE', 's3-fifo': 'S3-FIFO', arc: 'ARC', cost: 'COST', 'w-tiny-lfu': 'W-TinyLFU',
}
export const policyName = (policy: string): string => POLICIES[policy] ?? policy

/** From so many requests on a sample of their keys tells something. */
export const TELLING = 300

const told = (r: Region): Shadow[] => (requests(r) < TELLING ? [] : r.shadows.filter((s) => s.hitRatio !== null))
const shadowOf = (r: Region, policy: string): Shadow | undefined => told(r).find((s) => s.policy === policy)

/** "LRU · would hit 71.2 %", by memory alone. */
export function policyOption(r: Region, policy: string): string {
  const ratio = shadowOf(r, policy)?.hitRatio ?? null
  const name = policyName(policy)
  if (ratio === null) return name
  return policy === r.policy ? `${name} · in use, ${percent(ratio)}` : `${name} · would hit ${percent(ratio)}`
}

/** The policy that an advice is about: of those it names as words of their own, apart from the present one, the most sparing. */
export function advised(r: Region): string | undefined {
  if (!r.advice) return undefined
  const words = ` ${r.advice.toLowerCase().replace(/[^a-z0-9-]+/g, ' ')} `
  const names = r.shadows.map((s) => s.policy).filter((p) => p !== r.policy)
  const named = (p: string) => words.includes(` ${p} `) || words.includes(` ${policyName(p).toLowerCase()} `)
  return names.filter(named).sort((a, b) => (shadowOf(r, b)?.databaseSecondsSaved ?? 0) - (shadowOf(r, a)?.databaseSecondsSaved ?? 0))[0]
}

/** All policies with figures that tell something, those first that would have saved the database most. */
export const compared = (r: Region): Shadow[] =>
  told(r).sort((a, b) => b.databaseSecondsSaved - a.databaseSecondsSaved || (b.hitRatio ?? 0) - (a.hitRatio ?? 0))

export const LEVEL_MEANS: Record<Level, string> = {
  local: 'This process alone, until the answer is too old.',
  bounded: 'Every process hears of a change within seconds.',
  strict: 'The database is asked for changes each time.',
}

const TTLS: [number, string][] = [[0, 'No limit'], [60, '1 minute'], [600, '10 minutes'], [3600, '1 hour'], [21_600, '6 hours'], [86_400, '1 day']]

/** Choices for how long an answer is kept; the present one is among them, whatever it is. 0 is no limit. */
export function ttlChoices(present: number | null): [number, string][] {
  const now = present ?? 0
  if (TTLS.some(([s]) => s === now)) return TTLS
  return [...TTLS, [now, duration(now)] as [number, string]].sort((a, b) => a[0] - b[0])
}

/** A bound as the settings write it: mebibytes. */
export const mebibytes = (n: number): number => Math.round((n / MIB) * 100) / 100

/** Memory in the units of its bound. */
export function memory(n: number): string {
  if (n < MIB) return `${n > 0 ? Math.max(1, Math.round(n / 1024)) : 0}${NBSP}KiB`
  const v = n / MIB
  return `${v < 100 ? Number(v.toFixed(1)) : count(v)}${NBSP}MiB`
}

/** What somebody typed as mebibytes in bytes, or a sentence about what is wrong with it. */
export function boundOf(typed: string): number | string {
  const n = Number(typed.trim().replace(',', '.'))
  if (!typed.trim() || !Number.isFinite(n)) return 'A size is a number of MiB, such as 32.'
  if (n <= 0) return 'A size must be more than nothing.'
  return Math.round(n * MIB)
}

/** A region as it will be once a change has gone through. */
export const withChange = (r: Region, change: Partial<RegionSettings>): Region => {
  const { bytes: bound, ...rest } = change
  return { ...r, ...rest, boundBytes: bound ?? r.boundBytes }
}

const SOURCES: Record<string, [string, string]> = {
  moves: ['The next move', 'where a pan or zoom is likely to go'],
  invalidated: ['What a change threw out', 'answers that new data made untrue and that are read often'],
  habit: ['Habits', 'what is usually asked at this hour'],
  restart: ['After a start', 'the hottest answers from before'],
}
export const sourceName = (source: string): string => SOURCES[source]?.[0] ?? source
export const sourceMeans = (source: string): string => SOURCES[source]?.[1] ?? ''

const REGIONS: Record<string, [string, string]> = {
  tiles: ['Tiles', 'squares of the map'],
  queries: ['Queries', 'days, statistics, searches'],
}
export const regionName = (name: string): string => REGIONS[name]?.[0] ?? name
export const regionMeans = (name: string): string => REGIONS[name]?.[1] ?? ''

/** Where this process hears of the commits of others, in words. */
export function newsOf(node: CacheNode): string {
  if (node.hints === 'redis') return 'hears of changes through Redis'
  if (node.hints === 'postgres') return 'hears of changes through PostgreSQL'
  return 'looks for changes by itself'
}

export const caughtUp = (ms: number | null): string => (ms === null ? 'not caught up yet' : `caught up ${brief(ms / 1000)} ago`)

/** The address of an answer as the lake wants it: pasted whole or in part, with or without its server. */
export function answerPath(pasted: string): string {
  const text = pasted.trim()
  const path = /^https?:\/\//i.test(text) ? text.replace(/^https?:\/\/[^/]*/i, '') : text
  if (!path || path.startsWith('/')) return path
  return path.startsWith('api/') ? `/${path}` : `/api/${path}`
}

/** Events in the order in which they happened. */
export const inOrder = (w: Why): WhyEvent[] => [...w.events].sort((a, b) => a.at.localeCompare(b.at))
