import { GENERATION, Generations } from './generation'

/** A failed request in words: `status` 0 means that the server could not be reached at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const AWAY = 'The lake does not answer. Is it running?'
const STALE_SINCE = 'Lake-Stale-Since'

/** What this page must at least be shown. */
export const generations = new Generations(sessionStorage)

let hearStale: (since: string | undefined) => void = () => {}

/** Asks to be told, with each answer from the data, since when the database has been away, or that it is there. */
export function onStale(listener: (since: string | undefined) => void): void {
  hearStale = listener
}

/** Notes what an answer tells about the data it shows. */
export function heed(answer: Response): Response {
  const [generation, since] = [answer.headers.get(GENERATION), answer.headers.get(STALE_SINCE)]
  generations.heard(generation)
  if (since) hearStale(since)
  else if (generation && answer.ok) hearStale(undefined)
  return answer
}

/** What the server said went wrong: the detail of its problem document, or a sentence about the status. */
async function problem(answer: Response): Promise<ApiError> {
  const text = await answer.text().catch(() => '')
  try {
    const body = JSON.parse(text) as { title?: string; detail?: string; code?: string }
    return new ApiError(answer.status, body.code ?? '', body.detail || body.title || `The lake answered ${answer.status}.`)
  } catch {
    return new ApiError(answer.status, '', `The lake answered ${answer.status}.`)
  }
}

/** Sends one request to the lake; answers are checked, failures are always an ApiError. */
export async function send(path: string, init?: RequestInit): Promise<Response> {
  let answer: Response
  try {
    const headers = { ...generations.headers, ...(init?.headers as Record<string, string> | undefined) }
    answer = heed(await fetch(path, { credentials: 'same-origin', ...init, headers }))
  } catch (e) {
    if (init?.signal?.aborted) throw e
    throw new ApiError(0, 'away', AWAY)
  }
  if (answer.ok) return answer
  if ([502, 503, 504].includes(answer.status) && !answer.headers.get('content-type')?.includes('json')) {
    throw new ApiError(0, 'away', AWAY)
  }
  throw await problem(answer)
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await send(path, signal ? { signal } : undefined)
  return (await answer.json()) as T
}

const asJson = (method: string, body: unknown): RequestInit => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const postJson = (path: string, body: unknown): Promise<Response> => send(path, asJson('POST', body))

export async function patchJson<T>(path: string, body: unknown): Promise<T> {
  return (await (await send(path, asJson('PATCH', body))).json()) as T
}
