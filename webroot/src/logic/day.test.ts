import { expect, test } from 'vitest'
import type { Day } from '../api/types'
import { byMonth, entries, fixes, lines, metres } from './day'

const columns = ['time', 'lon', 'lat', 'accuracy']
const at = (minute: number) => Date.UTC(2020, 4, 1, 8, minute)

test('fixes come in order of time, whatever the order of columns and rows', () => {
  const table = { columns: ['lat', 'time', 'lon'], rows: [[52, at(5), 13], [51, at(1), 12], [null, at(2), 1]] }
  expect(fixes(table)).toEqual([{ time: at(1), at: [12, 51] }, { time: at(5), at: [13, 52] }])
})
test('times may also be ISO text', () => expect(fixes({ columns, rows: [['2020-05-01T08:00:00Z', 1, 2, null]] })[0]?.time).toBe(at(0)))
test('a table without places has no fixes', () => expect(fixes({ columns: ['time'], rows: [[1]] })).toEqual([]))
test('a long silence breaks the line', () => {
  const way = fixes({ columns, rows: [[at(0), 1, 1, 5], [at(1), 1, 2, 5], [at(40), 9, 9, 5], [at(41), 9, 8, 5]] })
  expect(lines(way)).toEqual([[[1, 1], [1, 2]], [[9, 9], [9, 8]]])
  expect(metres(lines(way)) / 1000).toBeCloseTo(222.4, 0)
})
test('a day is told by its stays and moves in order, without guesses', () => {
  const f = (kind: string, start: string, more = {}) => ({ type: 'Feature' as const, geometry: { type: 'Point', coordinates: [13, 52] }, properties: { id: kind, kind, start, end: start, ...more } })
  const day: Day = {
    day: '2020-05-01',
    fixes: { columns, rows: [] },
    features: [f('move', '2020-05-01T09:00:00Z', { activityType: 'IN_BUS' }), f('stay', '2020-05-01T08:00:00Z', { name: 'Home', zone: 'Europe/Berlin' }), f('activity_sample', '2020-05-01T08:30:00Z')],
  }
  expect(entries(day).map((e) => [e.kind, e.title, e.zone, e.at])).toEqual([['stay', 'Home', 'Europe/Berlin', [13, 52]], ['move', 'In bus', undefined, [13, 52]]])
})
test('days are grouped by month', () => {
  const d = (day: string) => ({ day, count: 1, country: '', town: '' })
  expect(byMonth([d('2020-05-03'), d('2020-05-01'), d('2020-04-30')]).map((g) => [g.month, g.days.length])).toEqual([['2020-05-01', 2], ['2020-04-01', 1]])
})
