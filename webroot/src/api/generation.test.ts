import { expect, test } from 'vitest'
import { Generations } from './generation'

class Drawer {
  readonly #held = new Map<string, string>()
  getItem = (k: string) => this.#held.get(k) ?? null
  setItem = (k: string, v: string) => void this.#held.set(k, v)
  removeItem = (k: string) => void this.#held.delete(k)
}

const sent = (g: Generations) => g.headers['Lake-Generation']

test('a page that has heard of no generation asks for none', () => {
  expect(new Generations(new Drawer()).headers).toEqual({})
})

test('the newest generation is sent, whatever order they were heard in', () => {
  const g = new Generations(new Drawer())
  for (const told of ['7', 12, '9', null, undefined, '', 'x', '-3', '1.5', '1e99']) g.heard(told)
  expect(sent(g)).toBe('12')
})

test('a page loaded again still reads its own change, until every process knows of it', () => {
  const drawer = new Drawer()
  let now = 1_000_000
  new Generations(drawer, () => now).heard(5)
  now += 20_000
  expect(sent(new Generations(drawer, () => now))).toBe('5')
  now += 60_000
  expect(sent(new Generations(drawer, () => now))).toBeUndefined()
})

test('another account begins anew', () => {
  const drawer = new Drawer()
  const g = new Generations(drawer)
  g.heard(40)
  g.forget()
  expect(g.headers).toEqual({})
  expect(new Generations(drawer).headers).toEqual({})
  g.heard(2)
  expect(sent(g)).toBe('2')
})
