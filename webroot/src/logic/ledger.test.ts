import { describe, expect, test } from 'vitest'
import type { Balance, Ledger } from '../api/types'
import { balanced, contents, ended, ranked, segments, title, undoable, unread, within } from './ledger'

const balance = (stored: number, duplicate: number, superseded: number, rejected: number): Balance => ({
  read: stored + duplicate + superseded + rejected, stored, duplicate, superseded, rejected,
})
const ledger = (more: Partial<Ledger>): Ledger => ({
  id: '1', status: 'done', sample: false, started: '', finished: null, seconds: 1, message: null, files: [], ...balance(1, 0, 0, 0), ...more,
})
const file = (path: string) => ({ path }) as Ledger['files'][number]
const sum = (b: Balance) => segments(b).reduce((s, p) => s + p.width, 0)

describe('the balance', () => {
  test('every record has one ending', () => expect(balanced(balance(5, 3, 1, 2))).toBe(true))
  test('a missing record is noticed', () => expect(balanced({ ...balance(5, 3, 1, 2), read: 12 })).toBe(false))
  test('the bar is always full', () => {
    for (const b of [balance(1, 0, 0, 0), balance(1e6, 1, 1, 1), balance(0, 8123, 0, 0), balance(812, 0, 44, 0)]) expect(sum(b)).toBeCloseTo(100, 9)
  })
  test('nothing read is an empty bar', () => expect(sum(balance(0, 0, 0, 0))).toBe(0))
  test('one reject in a million is still seen', () => expect(segments(balance(1e6, 0, 0, 1)).at(-1)?.width).toBe(1))
  test('what did not happen takes no room', () => expect(segments(balance(9, 0, 0, 1))[1]?.width).toBe(0))
})

describe('imports', () => {
  test('which have ended', () => expect((['queued', 'running', 'waiting', 'done', 'failed', 'undone'] as const).map(ended)).toEqual([false, false, false, true, true, true]))
  test('an import that left nothing cannot be undone', () => expect(undoable(ledger({ ...balance(0, 0, 0, 4) }))).toBe(false))
  test('an import that only supports known records can', () => expect(undoable(ledger({ ...balance(0, 4, 0, 0) }))).toBe(true))
  test('what was undone cannot be undone again', () => expect(undoable(ledger({ status: 'undone' }))).toBe(false))
  test('an import is called after what was handed in', () => {
    expect(title(ledger({ files: [file('a/x.zip!T/R.json'), file('a/x.zip!T/S.json')] }))).toBe('x.zip')
    expect(title(ledger({ files: [file('x-1.zip!R.json'), file('x-2.zip!S.json')] }))).toBe('x-1.zip and 1 more')
    expect(title(ledger({ sample: true }))).toBe('The sample year')
  })
  test('an archive that only holds others has no account of its own', () => {
    const f = (path: string, read: number, message: string | null = null) => ({ path, read, message }) as Ledger['files'][number]
    const paths = (...files: Ledger['files']) => contents(ledger({ files })).map((x) => x.path)
    expect(paths(f('x.zip', 0), f('x.zip!/R.json', 9))).toEqual(['x.zip!/R.json'])
    expect(paths(f('x.zip', 0, 'Cut off.'), f('x.zip!/R.json', 9))).toEqual(['x.zip', 'x.zip!/R.json'])
    expect(paths(f('empty.json', 0))).toEqual(['empty.json'])
  })
  test('what an archive holds beside history is told apart', () => {
    const f = (path: string, format: string) => ({ path, format, read: 0, status: 'done' }) as Ledger['files'][number]
    expect([f('x.zip!/a.html', 'unknown'), f('a.html', 'unknown'), f('x.zip!/R.json', 'google-records')].map(unread)).toEqual([true, false, false])
  })
  test('the archive is named once, unless there are several', () => {
    const one = ledger({ files: [file('x.zip'), file('x.zip!/T/R.json')] })
    const two = ledger({ files: [file('x.zip!/T/R.json'), file('y.zip!/T/R.json')] })
    expect(['x.zip!/T/R.json', 'x.zip'].map(within(one))).toEqual(['T/R.json', 'x.zip'])
    expect(within(two)('x.zip!/T/R.json')).toBe('x.zip!/T/R.json')
  })
  test('the largest count first', () => expect(ranked({ a: 1, b: 9, c: 9 })).toEqual([['b', 9], ['c', 9], ['a', 1]]))
})
