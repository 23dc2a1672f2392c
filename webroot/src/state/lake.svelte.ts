import { ApiError, generations, onStale } from '../api/http'
import * as api from '../api/lake'
import { backoff, live } from '../api/live'
import type { Bin, Frame, Session, Summary } from '../api/types'
import { tokenIn } from '../logic/url'
import { imports } from './imports.svelte'
import { address } from './route.svelte'
import { toasts } from './toasts.svelte'

const SETTLE = 1500
const LOOK_AGAIN = 4000
const OWNER = 1

/** What the page knows about the lake as a whole, and whether it can be reached. */
class Lake {
  door = $state<'opening' | 'closed' | 'open'>('opening')
  session = $state.raw<Session | undefined>()
  summary = $state.raw<Summary | undefined>()
  months = $state.raw<Bin[] | undefined>()
  online = $state(true)
  /** When the database went away, while answers are what the lake knew then. */
  staleSince = $state<string | undefined>()
  /** Grows whenever the drawn data may have changed. */
  tide = $state(0)
  #attempt = 0
  #close: (() => void) | undefined
  #settling: ReturnType<typeof setTimeout> | undefined
  #looking: ReturnType<typeof setTimeout> | undefined

  constructor() {
    onStale((since) => this.#stale(since))
  }

  /** Whether who looks owns the lake, and may see and change how it works. */
  get owner(): boolean {
    return this.session?.account.id === OWNER
  }

  get empty(): boolean {
    const s = this.summary
    return !!s && s.fixes === 0 && Object.values(s.features).every((n) => n === 0)
  }

  /** Opens the door: takes a token from the address, asks who we are, starts listening. */
  async open(): Promise<void> {
    const token = tokenIn(location.hash)
    if (token) {
      history.replaceState(null, '', '#/map')
      address.change({ page: 'map' })
      generations.forget()
      await api.signIn(decodeURIComponent(token)).catch((e: unknown) => this.report(e))
    }
    try {
      this.session = await api.session()
    } catch (e) {
      this.report(e)
      if (this.door !== 'closed') setTimeout(() => void this.open(), backoff(this.#attempt++))
      return
    }
    this.#attempt = 0
    this.online = true
    this.door = 'open'
    this.#close?.()
    this.#close = live((f) => this.#hear(f), (up) => this.#connected(up))
    await this.refresh()
  }

  async refresh(): Promise<void> {
    try {
      const [summary, months] = await Promise.all([api.summary(), api.histogram('month'), imports.load()])
      this.summary = summary
      this.months = months
      this.tide++
    } catch (e) {
      this.report(e, () => void this.refresh())
    }
  }

  /** Turns a failure into what the person should see: the sign-in, the offline banner, or a message. */
  report(e: unknown, again?: () => void): void {
    if (e instanceof ApiError && e.status === 401) this.#shut()
    else if (e instanceof ApiError && e.status === 0) this.online = false
    else if (!(e instanceof DOMException && e.name === 'AbortError')) {
      const text = e instanceof Error ? e.message : String(e)
      toasts.error(text, again && { label: 'Try again', run: again })
    }
  }

  async leave(): Promise<void> {
    await api.signOut().catch((e: unknown) => this.report(e))
    this.#shut()
  }

  #shut(): void {
    generations.forget()
    this.#close?.()
    this.#close = undefined
    this.door = 'closed'
  }

  #connected(up: boolean): void {
    const back = up && !this.online
    this.online = up
    if (back) void this.refresh()
  }

  #hear(f: Frame): void {
    if (f.type === 'pong') return
    if (f.type === 'changed') generations.heard(f.generation)
    else imports.hear(f)
    if (f.type === 'finished') generations.heard(f.ledger.generation)
    if (f.type === 'changed' || f.type === 'finished') this.#settle()
  }

  /** While the database is away the lake is asked now and then whether it is back. */
  #stale(since: string | undefined): void {
    const back = this.staleSince && !since
    this.staleSince = since
    clearTimeout(this.#looking)
    if (since) this.#looking = setTimeout(() => void api.summary().catch(() => this.#stale(since)), LOOK_AGAIN)
    else if (back) this.#settle()
  }

  /** Many changes in a row are one refresh. */
  #settle(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined
      void this.refresh()
    }, SETTLE)
  }
}

export const lake = new Lake()
