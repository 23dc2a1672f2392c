import type { Day, DayFeature } from '../api/types'
import { kilometres, words } from './format'
import type { LonLat } from './geo'

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

type Properties = Record<string, unknown>

/* Attributes keep the words of their source; these are the places where sources put what a person calls it. */
const NAMES = ['name', 'location.name', 'title', 'visit.topCandidate.semanticType', 'location.semanticType', 'semanticType', 'location.address', 'address']
const ADDRESSES = ['location.address', 'address', 'town']
const MODES = ['activity.topCandidate.type', 'activityType', 'activities.0.activityType', 'mode', 'travelMode']
const LENGTHS = ['distance', 'distanceMeters', 'activity.distanceMeters']
const ZONES = ['zone', 'timeZone']
/** Kinds that are no chapter of a day: too many to list, or drawn as a line already. */
const UNTOLD = new Set(['activity_sample', 'device_state', 'path', 'place'])

/** What stands at a dotted path; a property may also have the whole path as its name. */
function dig(p: Properties, path: string): unknown {
  if (path in p) return p[path]
  return path.split('.').reduce<unknown>((v, part) => (typeof v === 'object' && v !== null ? (v as Properties)[part] : undefined), p)
}

function text(p: Properties, paths: string[]): string {
  for (const path of paths) {
    const v = dig(p, path)
    if (typeof v === 'string' && v.trim() && !/^unknown/i.test(v)) return v.trim()
  }
  return ''
}

function metres(p: Properties): number {
  const found = LENGTHS.map((path) => dig(p, path)).find((v) => v !== undefined && v !== null && v !== '')
  return Number(found ?? Number.NaN)
}

const instant = (v: unknown): number => (typeof v === 'number' ? v : typeof v === 'string' ? Date.parse(v) : Number.NaN)

/** INFERRED_HOME becomes Home, IN_BUS becomes In bus; what a person wrote stays as it is. */
const readable = (name: string): string => (/^[A-Z0-9_]+$/.test(name) && name.length > 3 ? words(name.replace(/^INFERRED_/, '')) : name)

function place(f: DayFeature): LonLat | undefined {
  let c: unknown = f.geometry?.coordinates
  while (Array.isArray(c) && Array.isArray(c[0])) c = c[0]
  return Array.isArray(c) && typeof c[0] === 'number' && typeof c[1] === 'number' ? [c[0], c[1]] : undefined
}

function title(kind: Entry['kind'], p: Properties): string {
  if (kind === 'stay') return readable(text(p, NAMES)) || 'Somewhere'
  if (kind === 'move') return words(text(p, MODES)) || text(p, ['name']) || 'On the way'
  return readable(text(p, NAMES)) || words(String(p['kind'] ?? 'note'))
}

function detail(kind: Entry['kind'], p: Properties, shown: string): string {
  if (kind === 'move') return metres(p) > 0 ? kilometres(metres(p)) : ''
  return kind === 'stay' ? [text(p, ADDRESSES)].filter((a) => a !== shown).join('') : ''
}

function entry(f: DayFeature, i: number): Entry | undefined {
  const p = f.properties
  const start = instant(p['start'])
  if (Number.isNaN(start)) return undefined
  const end = instant(p['end'])
  const kind = p['kind'] === 'stay' || p['kind'] === 'move' ? p['kind'] : 'other'
  const name = title(kind, p)
  const e: Entry = { key: `${String(p['id'] ?? '')}-${i}`, kind, title: name, detail: detail(kind, p, name), start, end: Number.isNaN(end) ? start : end }
  const zone = text(p, ZONES)
  if (zone) e.zone = zone
  const at = place(f)
  if (at) e.at = at
  return e
}

/** The stays, moves and other intervals of a day, in order of time. */
export const entries = (day: Day): Entry[] =>
  day.features
    .filter((f) => !UNTOLD.has(String(f.properties['kind'])))
    .flatMap((f, i) => entry(f, i) ?? [])
    .sort((a, b) => a.start - b.start || a.end - b.end)
