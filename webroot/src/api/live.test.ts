import { expect, test } from 'vitest'
import { backoff } from './live'

test('attempts come ever more slowly, but never more than ten seconds apart', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backoff)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})
