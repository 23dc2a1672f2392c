import type { Theme } from '../logic/ramp'

const KEY = 'lake-theme'
const light = matchMedia('(prefers-color-scheme: light)')

/** Dark or light: the person's choice if one was made, else what the system prefers. */
class Look {
  theme = $state<Theme>('dark')

  constructor() {
    const chosen = localStorage.getItem(KEY)
    this.#set(chosen === 'dark' || chosen === 'light' ? chosen : light.matches ? 'light' : 'dark')
    light.addEventListener('change', (e) => {
      if (!localStorage.getItem(KEY)) this.#set(e.matches ? 'light' : 'dark')
    })
  }

  toggle(): void {
    this.#set(this.theme === 'dark' ? 'light' : 'dark')
    localStorage.setItem(KEY, this.theme)
  }

  #set(theme: Theme): void {
    this.theme = theme
    document.documentElement.dataset['theme'] = theme
  }
}

export const look = new Look()
