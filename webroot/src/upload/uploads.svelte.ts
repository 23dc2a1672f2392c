import { ApiError } from '../api/http'
import * as api from '../api/lake'
import { backoff } from '../api/live'
import { nextPiece, worthRetrying, type Phase } from '../logic/upload'
import { imports } from '../state/imports.svelte'
import { lake } from '../state/lake.svelte'
import { hashFile } from './hash'

const ATTEMPTS = 6

/** One file on its way to the lake. */
export class Upload {
  phase = $state<Phase>('waiting')
  done = $state(0)
  error = $state('')
  sha256 = ''
  readonly stop = new AbortController()

  constructor(readonly file: File) {}
}

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))

/** Sends one file from where the lake says it stands. */
async function send(u: Upload): Promise<void> {
  let offset = await api.uploadOffset(u.sha256)
  let failures = 0
  u.done = offset
  for (let p = nextPiece(u.file.size, offset); p; p = nextPiece(u.file.size, offset)) {
    try {
      offset = await api.uploadPiece(u.sha256, offset, u.file.slice(p.start, p.end), u.stop.signal)
      failures = 0
    } catch (e) {
      if (!(e instanceof ApiError) || !worthRetrying(e.status) || ++failures >= ATTEMPTS) throw e
      await pause(backoff(failures))
      offset = await api.uploadOffset(u.sha256).catch(() => offset)
    }
    u.done = offset
  }
}

/** The files being handed in. Once all of them have arrived they become one import. */
class Uploads {
  list = $state<Upload[]>([])
  #working = false

  add(files: File[]): void {
    this.list.push(...files.filter((f) => f.size > 0 || f.name).map((f) => new Upload(f)))
    void this.#work()
  }

  retry(u: Upload): void {
    u.phase = 'waiting'
    u.error = ''
    void this.#work()
  }

  leaveOut(u: Upload): void {
    u.stop.abort()
    u.phase = 'cancelled'
    this.list = this.list.filter((o) => o !== u)
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    try {
      for (let u = this.#waiting(); u; u = this.#waiting()) await this.#bring(u)
      await this.#begin()
    } finally {
      this.#working = false
    }
    if (this.#waiting()) void this.#work()
  }

  #waiting(): Upload | undefined {
    return this.list.find((u) => u.phase === 'waiting')
  }

  async #bring(u: Upload): Promise<void> {
    try {
      u.done = 0
      if (!u.sha256) {
        u.phase = 'hashing'
        u.sha256 = await hashFile(u.file, (n) => (u.done = n), u.stop.signal)
      }
      u.phase = 'sending'
      await send(u)
      u.phase = 'ready'
    } catch (e) {
      if (u.stop.signal.aborted) return
      u.phase = 'failed'
      u.error = e instanceof Error ? e.message : String(e)
      if (e instanceof ApiError && e.status === 401) lake.report(e)
    }
  }

  async #begin(): Promise<void> {
    const ready = this.list.filter((u) => u.phase === 'ready')
    if (!ready.length || ready.length < this.list.length) return
    try {
      await api.importUploads(ready.map((u) => ({ sha256: u.sha256, name: u.file.name, bytes: u.file.size })))
      this.list = this.list.filter((u) => !ready.includes(u))
      await imports.load()
    } catch (e) {
      for (const u of ready) {
        u.phase = 'failed'
        u.error = e instanceof Error ? e.message : String(e)
      }
      lake.report(e)
    }
  }
}

export const uploads = new Uploads()
