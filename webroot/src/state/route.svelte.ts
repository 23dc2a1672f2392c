import { formatRoute, parseRoute, type Route } from '../logic/url'

/** The address bar as state: everything a page shows follows from it. */
class Address {
  now = $state.raw<Route>(parseRoute(location.hash))
  /** Where the map was left, so that coming back finds it as it was. */
  map = $state.raw<Route>({ page: 'map' })

  constructor() {
    this.#keep()
    addEventListener('hashchange', () => {
      this.now = parseRoute(location.hash)
      this.#keep()
    })
  }

  /** Goes somewhere new: Back returns. */
  go(to: Route): void {
    if (formatRoute(to) === location.hash) return
    location.hash = formatRoute(to)
  }

  /** Changes part of where we are; an undefined part is removed. Back does not stop here unless `push`. */
  change(part: { [K in keyof Route]?: Route[K] | undefined }, push = false): void {
    const next = Object.fromEntries(Object.entries({ ...this.now, ...part }).filter(([, v]) => v !== undefined)) as unknown as Route
    const hash = formatRoute(next)
    if (hash === location.hash) return
    if (push) history.pushState(null, '', hash)
    else history.replaceState(null, '', hash)
    this.now = next
    this.#keep()
  }

  #keep(): void {
    if (this.now.page === 'map' || this.now.page === 'day') this.map = this.now
  }
}

export const address = new Address()
