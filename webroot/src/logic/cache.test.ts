import { describe, expect, test } from 'vitest'
import type { Region, Shadow } from '../api/cache'
import {
  advised, answerPath, boundOf, brief, caughtUp, compared, databaseTime, hour, hourInWords, inOrder, lastHour, mebibytes, memory, millis, newsOf, origins, percent, points, policyOption, requests, room, TELLING,
  ttlChoices, widths, withChange,
} from './cache'

const plain = (s: string) => s.replaceAll('\u00a0', ' ')
const shadow = (policy: string, hitRatio: number | null, databaseSecondsSaved = 0): Shadow => ({ policy, hitRatio, byteHitRatio: hitRatio, databaseSecondsSaved })
const MIB = 1024 * 1024

const tiles = (over: Partial<Region> = {}): Region => ({
  name: 'tiles', policy: 'cost', level: 'bounded', bytes: 3 * MIB, boundBytes: 32 * MIB, stagedBytes: MIB, answers: 40, ttlSeconds: null, redis: true, warming: true,
  hits: { heap: 70, redis: 6, warmed: 9 }, misses: 15, hitRatio: 0.85, byteHitRatio: 0.8, loads: 15, loadMillisMean: 40, databaseSecondsSpent: 0.6, databaseSecondsSaved: 90,
  evictions: 0, expired: 0, invalidated: 0, tooLarge: 0, failed: 0, history: [], shadows: [], advice: null, ...over,
})

describe('figures', () => {
  test.each([[null, '–'], [0, '0 %'], [1, '100 %'], [0.9999, '99.9 %'], [0.00001, '0.1 %'], [0.712, '71.2 %'], [0.5, '50 %']])('the share %s is %s', (share, text) => expect(plain(percent(share))).toBe(text))
  test.each([[0, '0 s'], [0.0002, '< 1 ms'], [0.043, '43 ms'], [3.21, '3.2 s'], [130, '2 min 10 s']])('%s seconds are %s', (s, text) => expect(plain(brief(s))).toBe(text))
  test.each([[null, '–'], [6.31, '6.3 ms'], [43.7, '44 ms'], [1500, '1.5 s']])('a load of %s ms is %s', (ms, text) => expect(plain(millis(ms))).toBe(text))
  test.each([[11.84, '+11.8'], [-0.5, '−0.5'], [0, '+0.0']])('%s points are %s', (pp, text) => expect(points(pp)).toBe(text))
  test.each([[0, '0 KiB'], [300, '1 KiB'], [3 * MIB, '3 MiB'], [26.84 * MIB, '26.8 MiB'], [2048 * MIB, '2,048 MiB']])('%s bytes are %s', (n, text) => expect(plain(memory(n))).toBe(text))
})

describe('bars', () => {
  test('what counts can be seen, and nothing runs over', () => {
    expect(widths([0, 0], 0)).toEqual([0, 0])
    expect(widths([3, 1], 4)).toEqual([75, 25])
    const [a, b, c] = widths([1_000_000, 1, 0], 1_000_001)
    expect(b).toBeGreaterThan(0.5)
    expect(c).toBe(0)
    expect((a ?? 0) + (b ?? 0)).toBeLessThanOrEqual(100.0001)
  })
  test('every request has one origin', () => {
    const r = tiles()
    expect(origins(r).reduce((sum, p) => sum + p.value, 0)).toBe(requests(r))
    expect(origins(r).map((p) => `${p.label} ${p.text}`)).toEqual(['memory 70', 'warmed 9', 'Redis 6', 'database 15'])
  })
  test('the staged part is not counted twice', () => {
    expect(room(tiles()).map((p) => plain(p.text))).toEqual(['2 MiB', '1 MiB'])
    expect(room(tiles({ bytes: 0, stagedBytes: 5 }))[0]?.value).toBe(0)
  })
  test('what was saved stands before what was spent', () => {
    expect(databaseTime(tiles()).map((p) => `${p.label} ${plain(p.text)}`)).toEqual(['saved 1 min 30 s', 'spent 600 ms'])
  })
})

describe('an hour', () => {
  const minute = (requests: number, hitRatio: number | null) => ({ at: '2025-01-01T00:00:00Z', requests, hitRatio })
  test('without requests is empty', () => {
    expect(hour([minute(0, null), minute(0, null)], 100, 40)).toEqual({ bars: '', lines: [], dot: undefined, peak: 0 })
    expect(hour([], 100, 40).peak).toBe(0)
    expect(hourInWords([])).toBe('No requests in the last hour')
  })
  test('has a bar for each minute with requests, and gaps in its line', () => {
    const h = hour([minute(10, 0.5), minute(20, 1), minute(0, null), minute(5, 0)], 40, 40)
    expect(h.bars.match(/M/g)).toHaveLength(3)
    expect(h.lines).toHaveLength(1)
    expect(h.dot?.[1]).toBe(36)
    expect(h.peak).toBe(20)
  })
  test('begins before anything was counted', () => {
    const all = lastHour([{ at: '2025-01-01T12:00:00Z', requests: 3, hitRatio: 1 }, { at: '2025-01-01T12:01:00Z', requests: 0, hitRatio: null }])
    expect(all).toHaveLength(60)
    expect(all[0]).toEqual({ at: '2025-01-01T11:02:00.000Z', requests: 0, hitRatio: null })
    expect(all[58]?.requests).toBe(3)
    expect(lastHour([])).toHaveLength(60)
  })
  test('can be told in words', () => {
    expect(plain(hourInWords([minute(10, 0.5), minute(30, 1)]))).toBe('40 requests in the last hour, 87.5 % of them hits, at most 30 in a minute')
  })
})

describe('policies', () => {
  const busy = { hits: { heap: TELLING, redis: 0, warmed: 0 } }
  const shadows = [shadow('lru', 0.712, 100), shadow('lfu', 0.7, 90), shadow('decayed-lfu', 0.75, 130), shadow('cost', 0.771, 150), shadow('arc', null)]
  test('each tells what it would hit', () => {
    const r = tiles({ shadows, ...busy })
    expect(['lru', 'cost', 'arc', 'new-one'].map((p) => plain(policyOption(r, p)))).toEqual(['LRU · would hit 71.2 %', 'COST · in use, 77.1 %', 'ARC', 'new-one'])
  })
  test('the best is first and those without figures are left out', () => {
    expect(compared(tiles({ shadows, ...busy })).map((s) => s.policy)).toEqual(['cost', 'decayed-lfu', 'lru', 'lfu'])
  })
  test('nothing is told from a handful of requests', () => {
    const r = tiles({ shadows })
    expect(compared(r)).toEqual([])
    expect(policyOption(r, 'lru')).toBe('LRU')
  })
  test.each<[string | null, string, string | undefined]>([
    [null, 'cost', undefined],
    ['decayed-lfu would hit 75 % instead of 71.2 %.', 'lru', 'decayed-lfu'],
    ['Decayed LFU would hit 75 %, lru hits 71.2 %.', 'lru', 'decayed-lfu'],
    ['COST would save 50 s.', 'lru', 'cost'],
    ['cost is best.', 'cost', undefined],
  ])('the advice %s while %s is in use is about %s', (advice, policy, about) => expect(advised(tiles({ shadows, advice, policy, ...busy }))).toBe(about))
})

describe('settings', () => {
  test('the present time is always among the choices', () => {
    expect(ttlChoices(null)[0]).toEqual([0, 'No limit'])
    expect(ttlChoices(3600)).toHaveLength(6)
    expect(ttlChoices(5400).map(([s]) => s)).toEqual([0, 60, 600, 3600, 5400, 21_600, 86_400])
  })
  test.each([['32', 32 * MIB], ['1,5', 1.5 * MIB], [' 0.5 ', MIB / 2]])('%s MiB are %s bytes', (typed, bytes) => expect(boundOf(typed)).toBe(bytes))
  test.each(['', 'lots', '0', '-3', '1e999', '3 MB'])('"%s" is no size, and a sentence says so', (typed) => expect(boundOf(typed)).toMatch(/^A size .*\.$/))
  test('a bound is shown as it was typed', () => expect([32 * MIB, 1.5 * MIB].map(mebibytes)).toEqual([32, 1.5]))
  test('a change shows before it is answered', () => {
    expect(withChange(tiles(), { bytes: 64 * MIB, policy: 'lru' })).toMatchObject({ boundBytes: 64 * MIB, bytes: 3 * MIB, policy: 'lru' })
  })
})

describe('asking why', () => {
  test.each([
    ['/api/summary', '/api/summary'],
    ['  http://127.0.0.1:8080/api/tiles/5/16/10.mvt?from=2020-01-01&to=2021-01-01 ', '/api/tiles/5/16/10.mvt?from=2020-01-01&to=2021-01-01'],
    ['api/summary', '/api/summary'],
    ['tiles/5/16/10.mvt', '/api/tiles/5/16/10.mvt'],
    ['https://lake.example', ''],
    ['', ''],
  ])('%s is taken for %s', (pasted, path) => expect(answerPath(pasted)).toBe(path))
  test('events are told in the order in which they happened', () => {
    const at = (t: string) => ({ at: t, what: 'loaded' as const, sentence: '' })
    const w = { question: '', region: '', resident: true, bytes: null, sentence: '', events: [at('2025-01-02T00:00:00Z'), at('2025-01-01T00:00:00Z')] }
    expect(inOrder(w).map((e) => e.at)).toEqual(['2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z'])
  })
})

test('a process tells where its news come from', () => {
  const node = (hints: 'redis' | 'postgres' | 'none') => ({ id: '0', hints, caughtUpMillisAgo: null, redis: { status: 'none' as const, detail: '' } })
  expect((['redis', 'postgres', 'none'] as const).map((h) => newsOf(node(h)))).toEqual(['hears of changes through Redis', 'hears of changes through PostgreSQL', 'looks for changes by itself'])
  expect([null, 903].map((ms) => plain(caughtUp(ms)))).toEqual(['not caught up yet', 'caught up 903 ms ago'])
})
