import type { Balance, ImportStatus, Ledger, LedgerFile, Progress } from '../api/types'

export type Ending = 'stored' | 'duplicate' | 'superseded' | 'rejected'

export interface Segment {
  key: Ending
  label: string
  meaning: string
  count: number
  /** Percent of the bar; all segments together are 100, and none that counts is too thin to see. */
  width: number
}

const ENDINGS: { key: Ending; label: string; meaning: string }[] = [
  { key: 'stored', label: 'stored', meaning: 'new to the lake' },
  { key: 'duplicate', label: 'duplicate', meaning: 'already known, this file now supports it too' },
  { key: 'superseded', label: 'superseded', meaning: 'replaced by a better statement of the same thing' },
  { key: 'rejected', label: 'rejected', meaning: 'could not be read; kept in quarantine with the reason' },
]

/** Every record has exactly one ending. */
export const balanced = (b: Balance): boolean => b.read === b.stored + b.duplicate + b.superseded + b.rejected

/** The bar of a balance. Segments below `least` percent are widened to it, the others make room. */
export function segments(b: Balance, least = 1): Segment[] {
  const sum = ENDINGS.reduce((s, e) => s + b[e.key], 0)
  const exact = ENDINGS.map((e) => ({ ...e, count: b[e.key], width: sum ? (b[e.key] / sum) * 100 : 0 }))
  const thin = exact.filter((s) => s.count > 0 && s.width < least)
  const wide = exact.filter((s) => s.width >= least)
  const room = 100 - thin.length * least
  const taken = wide.reduce((s, w) => s + w.width, 0)
  return exact.map((s) => {
    if (s.count === 0) return s
    return { ...s, width: s.width < least ? least : (s.width / taken) * room }
  })
}

export const ended = (s: ImportStatus): boolean => !['queued', 'running', 'waiting'].includes(s)
export const undoable = (l: Ledger): boolean => ['done', 'failed', 'cancelled'].includes(l.status) && l.stored + l.duplicate > 0

/** Share of the bytes read, 0 to 1. */
export const share = (p: Progress): number => (p.totalBytes > 0 ? Math.min(1, p.bytes / p.totalBytes) : 0)

export const title = (l: Ledger): string => {
  if (l.sample) return 'The sample year'
  const [first] = l.files
  if (!first) return `Import ${l.id}`
  const container = first.path.split('!')[0] ?? first.path
  const name = container.split('/').filter(Boolean).at(-1) ?? container
  const others = new Set(l.files.map((f) => f.path.split('!')[0])).size - 1
  return others > 0 ? `${name} and ${others} more` : name
}

/** Files that hold records themselves, not only other files. */
export const contents = (l: Ledger): LedgerFile[] => l.files.filter((f) => f.read > 0 || f.message !== null || !l.files.some((o) => o.path.startsWith(`${f.path}!`)))

/** Entries of an archive that hold no history, such as its index page: known by kind, not read. */
export const unread = (f: LedgerFile): boolean => f.path.includes('!/') && f.format === 'unknown' && f.read === 0 && f.status !== 'failed'

/** A path without the archive, when all files lie in the same one. */
export function within(l: Ledger): (path: string) => string {
  const archives = new Set(l.files.map((f) => f.path.split('!/')[0]))
  return (path) => (archives.size === 1 && path.includes('!/') ? path.slice(path.indexOf('!/') + 2) : path)
}

/** Largest counts first. */
export const ranked = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
