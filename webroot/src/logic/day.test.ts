import { expect, test } from 'vitest'
import { byMonth, fixes, halfHours, lines, metres } from './day'

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
test('days are grouped by month', () => {
  const d = (day: string) => ({ day, count: 1, country: '', town: '' })
  expect(byMonth([d('2020-05-03'), d('2020-05-01'), d('2020-04-30')]).map((g) => [g.month, g.days.length])).toEqual([['2020-05-01', 2], ['2020-04-01', 1]])
})
test('each fix falls into one half hour of its day', () => {
  const slots = halfHours(fixes({ columns, rows: [[at(0), 1, 1, 5], [at(29), 1, 1, 5], [at(30), 1, 1, 5], [Date.UTC(2020, 4, 2), 1, 1, 5]] }), '2020-05-01')
  expect([slots.length, slots[16], slots[17], slots.reduce((a, b) => a + b, 0)]).toEqual([48, 2, 1, 3])
})
