import * as api from '../api/lake'
import type { Frame, ImportId, Ledger, Progress } from '../api/types'
import { ended, undoable } from '../logic/ledger'

const RATES = 90

/** One import as the page knows it: its ledger, and while it runs what was last heard of it. */
export interface Watched {
  id: ImportId
  ledger?: Ledger
  progress?: Progress
  /** Records a second, oldest first. */
  rates: number[]
}

/** All imports, newest first. */
class Imports {
  list = $state.raw<Watched[]>([])
  loaded = $state(false)

  running = $derived(this.list.filter((w) => !ended(w.progress?.status ?? w.ledger?.status ?? 'queued')))
  finished = $derived(this.list.filter((w) => w.ledger && ended(w.ledger.status) && !this.running.includes(w)))
  /** Imports of the made-up year that left something in the lake. */
  samples = $derived(this.list.filter((w) => w.ledger?.sample && undoable(w.ledger)))

  async load(): Promise<void> {
    const ledgers = await api.imports()
    const known = new Map(this.list.map((w) => [w.id, w]))
    const fresh = ledgers.map((ledger): Watched => {
      const w = known.get(ledger.id)
      known.delete(ledger.id)
      if (!w || ended(ledger.status)) return { id: ledger.id, ledger, rates: w?.rates ?? [] }
      return { ...w, ledger }
    })
    const unlisted = [...known.values()].filter((w) => w.progress && !ended(w.progress.status))
    this.list = [...unlisted, ...fresh]
    this.loaded = true
  }

  hear(f: Exclude<Frame, { type: 'pong' } | { type: 'changed' }>): void {
    if (f.type === 'hello') for (const p of f.imports) this.#progress(p)
    else if (f.type === 'progress') this.#progress(f)
    else this.#put({ id: f.ledger.id, ledger: f.ledger, rates: this.#find(f.ledger.id)?.rates ?? [] })
  }

  put(ledger: Ledger): void {
    this.#put({ id: ledger.id, ledger, rates: [] })
  }

  #progress(p: Progress): void {
    const before = this.#find(p.id)
    const rates = [...(before?.rates ?? []), Math.max(0, p.recordsPerSecond)].slice(-RATES)
    this.#put({ ...before, id: p.id, progress: p, rates })
  }

  #find(id: ImportId): Watched | undefined {
    return this.list.find((w) => w.id === id)
  }

  #put(w: Watched): void {
    this.list = this.#find(w.id) ? this.list.map((o) => (o.id === w.id ? w : o)) : [w, ...this.list]
  }
}

export const imports = new Imports()
