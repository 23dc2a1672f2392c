/** Request and answer header that tells a generation: the state of an account's data, which grows with every change. */
export const GENERATION = 'Lake-Generation'

/** Longer than any process of the lake needs to hear of a change by itself. */
const KEPT = 30_000
const KEY = 'lake-generation'

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The newest generation this page has heard of. Sent along with every request it makes any process of the lake catch up first,
 * so that nobody misses a change of their own. A page that is loaded again still knows it for as long as it can matter.
 */
export class Generations {
  #newest = 0

  constructor(
    private readonly kept: Kept,
    private readonly now: () => number = Date.now,
  ) {
    const [generation, at] = (kept.getItem(KEY) ?? '').split(' ').map(Number)
    if (generation && at && now() - at < KEPT) this.heard(generation)
  }

  /** A generation as it was told; anything that is none is ignored. */
  heard(told: string | number | null | undefined): void {
    const n = told === null || told === '' ? Number.NaN : Number(told)
    if (!Number.isSafeInteger(n) || n <= this.#newest) return
    this.#newest = n
    this.kept.setItem(KEY, `${n} ${this.now()}`)
  }

  /** Another account counts for itself. */
  forget(): void {
    this.#newest = 0
    this.kept.removeItem(KEY)
  }

  /** What a request carries. */
  get headers(): Record<string, string> {
    return this.#newest ? { [GENERATION]: String(this.#newest) } : {}
  }
}
