import { describe, expect, test } from 'vitest'
import { fileShare, nextPiece, PIECE, worthRetrying } from './upload'

function pieces(size: number, offset = 0): [number, number][] {
  const out: [number, number][] = []
  for (let p = nextPiece(size, offset); p; p = nextPiece(size, p.end)) out.push([p.start, p.end])
  return out
}

describe('pieces', () => {
  test('cover the file without gap or overlap', () => expect(pieces(2 * PIECE + 5)).toEqual([[0, PIECE], [PIECE, 2 * PIECE], [2 * PIECE, 2 * PIECE + 5]]))
  test('go on where the lake stands', () => expect(pieces(PIECE + 10, PIECE - 3)).toEqual([[PIECE - 3, PIECE + 10]]))
  test('a file that has arrived needs none', () => expect(pieces(100, 100)).toEqual([]))
  test('a file of exactly one piece is one piece', () => expect(pieces(PIECE)).toEqual([[0, PIECE]]))
  test('an empty file needs none', () => expect(pieces(0)).toEqual([]))
})

test('the bar of a file only grows', () => {
  const bar = [fileShare('waiting', 0, 10), fileShare('hashing', 5, 10), fileShare('hashing', 10, 10), fileShare('sending', 0, 10), fileShare('sending', 9, 10), fileShare('ready', 10, 10)]
  expect(bar).toEqual([...bar].sort((a, b) => a - b))
  expect(bar.at(-1)).toBe(1)
})
test('a full disk is not worth another try, a broken line is', () => expect([507, 422, 401, 0, 409, 503].map(worthRetrying)).toEqual([false, false, false, true, true, true]))
