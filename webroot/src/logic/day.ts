import type { Day, DayCount, DayFeature, Table } from '../api/types'
import { words } from './format'
import { distance, type LonLat } from './geo'

/** One position with its time in milliseconds. */
export interface Fix {
  time: number
  at: LonLat
}

/** One row of the day's story. */
export interface Entry {
  key: string
  kind: 'stay' | 'move' | 'other'
  title: string
  detail: string
  start: number
  end: number
  zone?: string
  at?: LonLat
}

/** A longer silence breaks the drawn line: nobody knows the way in between. */
export const GAP = 30 * 60_000

/** The fixes of a table, in order of time; rows without time or place are left out. */
export function fixes(table: Table): Fix[] {
  const [t, x, y] = ['time', 'lon', 'lat'].map((name) => table.columns.indexOf(name))
  if (t === undefined || x === undefined || y === undefined || t < 0 || x < 0 || y < 0) return []
  const out = table.rows.flatMap((row): Fix[] => {
    const [time, lon, lat] = [row[t], row[x], row[y]]
    const at = typeof time === 'string' ? Date.parse(time) : time
    return typeof at === 'number' && typeof lon === 'number' && typeof lat === 'number' ? [{ time: at, at: [lon, lat] }] : []
  })
  return out.sort((a, b) => a.time - b.time)
}

/** Lines between fixes, broken at silences. */
export function lines(all: Fix[], gap = GAP): LonLat[][] {
  const out: LonLat[][] = []
  let before: Fix | undefined
  for (const f of all) {
    if (before && f.time - before.time <= gap) out.at(-1)?.push(f.at)
    else out.push([f.at])
    before = f
  }
  return out.filter((l) => l.length > 1)
}

export const metres = (parts: LonLat[][]): number =>
  parts.reduce((sum, l) => sum + l.reduce((s, p, i) => s + (i ? distance(l[i - 1] ?? p, p) : 0), 0), 0)

const text = (p: Record<string, unknown>, names: string[]): string => {
  for (const n of names) {
    const v = p[n]
    if (typeof v === 'string' && v.trim()) return v.trim()
  }
  return ''
}

const instant = (v: unknown): number => (typeof v === 'number' ? v : typeof v === 'string' ? Date.parse(v) : Number.NaN)

function place(f: DayFeature): LonLat | undefined {
  let c: unknown = f.geometry?.coordinates
  while (Array.isArray(c) && Array.isArray(c[0])) c = c[0]
  return Array.isArray(c) && typeof c[0] === 'number' && typeof c[1] === 'number' ? [c[0], c[1]] : undefined
}

function entry(f: DayFeature, i: number): Entry | undefined {
  const p = f.properties
  const start = instant(p['start'])
  if (Number.isNaN(start)) return undefined
  const end = instant(p['end'])
  const kind = p['kind'] === 'stay' || p['kind'] === 'move' ? p['kind'] : 'other'
  const name = text(p, ['name', 'placeName', 'label', 'semanticType', 'address', 'title', 'town'])
  const mode = text(p, ['mode', 'activityType', 'activity', 'type'])
  const title = kind === 'move' ? words(mode || 'on the way') : kind === 'stay' ? name || 'Somewhere' : name || words(String(p['kind'] ?? 'note'))
  const e: Entry = {
    key: `${String(p['id'] ?? '')}-${i}`,
    kind,
    title: title === title.toUpperCase() ? words(title) : title,
    detail: kind === 'stay' ? text(p, name === p['address'] ? ['town'] : ['address', 'town']) : '',
    start,
    end: Number.isNaN(end) ? start : end,
  }
  const zone = text(p, ['zone', 'timeZone'])
  if (zone) e.zone = zone
  const at = place(f)
  if (at) e.at = at
  return e
}

/** The stays, moves and other intervals of a day, in order; guesses about motion are too many to list. */
export const entries = (day: Day): Entry[] =>
  day.features
    .filter((f) => f.properties['kind'] !== 'activity_sample' && f.properties['kind'] !== 'device_state')
    .flatMap((f, i) => entry(f, i) ?? [])
    .sort((a, b) => a.start - b.start || a.end - b.end)

/** Shapes of a day that are lines, as coordinates. */
export const shapes = (day: Day): LonLat[][] =>
  day.features.flatMap((f) => {
    if (f.geometry?.type === 'LineString') return [f.geometry.coordinates as LonLat[]]
    return f.geometry?.type === 'MultiLineString' ? (f.geometry.coordinates as LonLat[][]) : []
  })

/** Days by month, both in the order given. */
export function byMonth(days: DayCount[]): { month: string; days: DayCount[] }[] {
  const out: { month: string; days: DayCount[] }[] = []
  for (const d of days) {
    const month = `${d.day.slice(0, 7)}-01`
    const last = out.at(-1)
    if (last?.month === month) last.days.push(d)
    else out.push({ month, days: [d] })
  }
  return out
}
