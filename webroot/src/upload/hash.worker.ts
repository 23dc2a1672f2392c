import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Reads a file slice by slice and answers its SHA-256; memory stays at one slice. */
const SLICE = 4 * 1024 * 1024

export type HashReport = { done: number } | { sha256: string } | { error: string }

const tell = (r: HashReport) => postMessage(r)

addEventListener('message', async (e: MessageEvent<File>) => {
  try {
    const hash = sha256.create()
    for (let at = 0; at < e.data.size; at += SLICE) {
      const part = await e.data.slice(at, at + SLICE).arrayBuffer()
      hash.update(new Uint8Array(part))
      tell({ done: at + part.byteLength })
    }
    tell({ sha256: bytesToHex(hash.digest()) })
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : String(error) })
  }
})
