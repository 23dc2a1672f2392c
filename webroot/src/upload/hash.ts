import HashWorker from './hash.worker?worker'
import type { HashReport } from './hash.worker'

/** The SHA-256 of a file in lower-case hex, computed beside the page. */
export function hashFile(file: File, ondone: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new HashWorker()
    const end = () => worker.terminate()
    signal.addEventListener('abort', () => {
      end()
      reject(new DOMException('Cancelled', 'AbortError'))
    })
    worker.onerror = () => {
      end()
      reject(new Error('The file could not be read. Was it moved or changed?'))
    }
    worker.onmessage = (e: MessageEvent<HashReport>) => {
      if ('done' in e.data) return ondone(e.data.done)
      end()
      if ('sha256' in e.data) resolve(e.data.sha256)
      else reject(new Error('The file could not be read. Was it moved or changed?'))
    }
    worker.postMessage(file)
  })
}
