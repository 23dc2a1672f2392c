import * as api from '../api/cache'
import type { CacheStatus, Region, RegionSettings } from '../api/cache'
import { ApiError } from '../api/http'
import { withChange } from '../logic/cache'
import { lake } from './lake.svelte'

export const EVERY = 2000

type Field = keyof RegionSettings
type Change = Partial<RegionSettings>

const said = (e: unknown): string => (e instanceof Error ? e.message : String(e))

/** The cache as it was last heard of. Changes show at once and give way to what the lake answers. */
class Cache {
  heard = $state.raw<CacheStatus | undefined>()
  /** When it was heard, in milliseconds. */
  at = $state(0)
  door = $state<'opening' | 'open' | 'forbidden' | 'failed'>('opening')
  failure = $state('')
  /** Sentences about changes that were refused, by `region.field` or `warmer`. */
  wrong = $state.raw<Record<string, string>>({})
  #changes = $state.raw<Record<string, Change>>({})
  #warming = $state.raw<boolean | undefined>()

  now = $derived.by((): CacheStatus | undefined => {
    if (!this.heard) return undefined
    const regions = this.heard.regions.map((r) => withChange(r, this.#changes[r.name] ?? {}))
    const { warmer } = this.heard
    return { ...this.heard, regions, warmer: this.#warming === undefined ? warmer : { ...warmer, status: this.#warming ? 'on' : 'off' } }
  })

  /** Asks every two seconds for as long as somebody can see it. The answer ends it. */
  watch(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    if (!lake.owner) this.heard = undefined
    const next = async () => {
      clearTimeout(timer)
      if (document.hidden) return
      await this.look()
      clearTimeout(timer)
      if (!ended && this.door !== 'forbidden') timer = setTimeout(() => void next(), EVERY)
    }
    const seen = () => void next()
    document.addEventListener('visibilitychange', seen)
    void next()
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }

  async look(): Promise<void> {
    try {
      this.heard = await api.cacheStatus()
      this.at = Date.now()
      this.door = 'open'
    } catch (e) {
      this.door = e instanceof ApiError && e.status === 403 ? 'forbidden' : 'failed'
      if (this.door === 'forbidden') this.heard = undefined
      this.failure = said(e)
      if (e instanceof ApiError && (e.status === 0 || e.status === 401)) lake.report(e)
    }
  }

  async change(region: string, field: Field, change: Change): Promise<void> {
    const place = `${region}.${field}`
    this.#blame(place)
    const mine: Change = { ...this.#changes[region], ...change }
    this.#changes = { ...this.#changes, [region]: mine }
    try {
      this.#put(await api.changeRegion(region, change))
    } catch (e) {
      this.#blame(place, said(e))
    } finally {
      // A later change of the same field is still on its way and stays in sight.
      const left = Object.entries(this.#changes[region] ?? {}).filter(([f, v]) => change[f as Field] !== v)
      this.#changes = { ...this.#changes, [region]: Object.fromEntries(left) }
    }
  }

  async warm(on: boolean): Promise<void> {
    this.#blame('warmer')
    this.#warming = on
    try {
      const warmer = await api.switchWarmer(on)
      if (this.heard) this.heard = { ...this.heard, warmer }
    } catch (e) {
      this.#blame('warmer', said(e))
    } finally {
      this.#warming = undefined
    }
  }

  /** Says why something cannot be set, without asking the lake. */
  refuse(region: string, field: Field, sentence: string): void {
    this.#blame(`${region}.${field}`, sentence)
  }

  #put(r: Region): void {
    if (this.heard) this.heard = { ...this.heard, regions: this.heard.regions.map((o) => (o.name === r.name ? r : o)) }
  }

  #blame(place: string, sentence = ''): void {
    this.wrong = { ...this.wrong, [place]: sentence }
  }
}

export const cache = new Cache()
