export interface Toast {
  id: number
  kind: 'info' | 'error'
  text: string
  action?: { label: string; run: () => void } | undefined
}

const STAY = 6000

/** Short messages at the edge of the page. Errors stay until they are dismissed. */
class Toasts {
  list = $state<Toast[]>([])
  #next = 1

  info(text: string): void {
    const id = this.#add({ kind: 'info', text })
    setTimeout(() => this.dismiss(id), STAY)
  }

  error(text: string, action?: Toast['action']): void {
    if (this.list.some((t) => t.text === text)) return
    this.#add({ kind: 'error', text, action })
  }

  dismiss(id: number): void {
    this.list = this.list.filter((t) => t.id !== id)
  }

  #add(t: Omit<Toast, 'id'>): number {
    const id = this.#next++
    this.list = [...this.list.slice(-3), { ...t, id }]
    return id
  }
}

export const toasts = new Toasts()
