import { describe, expect, test } from 'vitest'
import { addMonths, binsOf, days, fill, grain, label, neighbours, rangeOf, step, ticks, total, widened } from './ranges'

const year = { from: '2020-01-01', to: '2021-01-01' }

describe('bins', () => {
  const months = fill([{ start: '2019-11-01', count: 5 }, { start: '2020-02-01', count: 7 }], 'month')

  test('months without points are part of the axis', () => {
    expect(months.map((b) => [b.start, b.count])).toEqual([['2019-11-01', 5], ['2019-12-01', 0], ['2020-01-01', 0], ['2020-02-01', 7]])
  })
  test('filling neither adds nor loses a point', () => expect(total(months)).toBe(12))
  test('days are filled over the whole span asked for', () => {
    const filled = fill([{ start: '2020-02-28', count: 1 }], 'day', { from: '2020-02-27', to: '2020-03-02' })
    expect(filled.map((b) => b.start)).toEqual(['2020-02-27', '2020-02-28', '2020-02-29', '2020-03-01'])
  })
  test('no bins, no axis', () => expect(fill([], 'month')).toEqual([]))
  test('dragging either way selects the same span, last bin included', () => {
    expect(rangeOf(months, 'month', 1, 3)).toEqual({ from: '2019-12-01', to: '2020-03-01' })
    expect(rangeOf(months, 'month', 3, 1)).toEqual(rangeOf(months, 'month', 1, 3))
  })
  test('dragging past the edges stops there', () => expect(rangeOf(months, 'month', -5, 99)).toEqual({ from: '2019-11-01', to: '2020-03-01' }))
  test('a selected span is found again on the axis', () => expect(binsOf(months, 'month', { from: '2019-12-01', to: '2020-03-01' })).toEqual([1, 3]))
  test('a span inside one month touches that month', () => expect(binsOf(months, 'month', { from: '2020-01-10', to: '2020-01-12' })).toEqual([2, 2]))
  test('a span elsewhere touches nothing', () => expect(binsOf(months, 'month', { from: '1999-01-01', to: '2000-01-01' })).toBeUndefined())
})

describe('spans', () => {
  test('short spans are shown by day', () => expect([grain({ from: '2020-01-01', to: '2020-04-01' }), grain(year), grain(undefined)]).toEqual(['day', 'month', 'month']))
  test('a leap year has 366 days', () => expect(days(year)).toBe(366))
  test('months step by months', () => expect(step({ from: '2020-01-01', to: '2020-02-01' }, 1)).toEqual({ from: '2020-02-01', to: '2020-03-01' }))
  test('days step by days', () => expect(step({ from: '2020-02-27', to: '2020-03-02' }, -1)).toEqual({ from: '2020-02-23', to: '2020-02-27' }))
  test('stepping there and back is where we were', () => expect(step(step(year, 1), -1)).toEqual(year))
  test('months over the turn of a year', () => expect(addMonths('2019-12-01', 1)).toBe('2020-01-01'))
  test('one day is shown among its neighbours', () => expect(widened({ from: '2020-03-01', to: '2020-03-02' })).toEqual({ from: '2020-02-16', to: '2020-03-16' }))
  test('names of spans', () => {
    expect([year, { from: '2018-01-01', to: '2021-01-01' }, { from: '2020-05-01', to: '2020-06-01' }, { from: '2020-03-01', to: '2020-06-01' }, { from: '2020-05-03', to: '2020-05-04' }].map(label)).toEqual([
      '2020', '2018 – 2020', 'May 2020', 'Mar 2020 – May 2020', '3 May 2020',
    ])
  })
})

describe('captions of the axis', () => {
  const decade = fill([{ start: '2013-03-01', count: 1 }, { start: '2025-09-01', count: 1 }], 'month')
  test('a wide axis names years', () => expect(ticks(decade, 'month', 1200).map((t) => t.text)).toContain('2014'))
  test('captions have room', () => {
    for (const width of [300, 600, 1200]) expect(ticks(decade, 'month', width).length * 50).toBeLessThanOrEqual(width + 60)
  })
})

test('an empty day knows its nearest days with points', () => {
  const bins = ['2020-05-01', '2020-05-03', '2020-05-09', '2020-06-01'].map((start) => ({ start, count: 1 }))
  expect(neighbours(bins, '2020-05-05')).toEqual({ before: '2020-05-03', after: '2020-05-09' })
  expect(neighbours(bins, '2020-04-01')).toEqual({ after: '2020-05-01' })
})
