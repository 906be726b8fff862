import { signal } from '@preact/signals';
import { lang } from '../i18n';
import { Problem, problemFrom } from './problem';

// The only module that talks to the server. It adds what every write needs (custom header, key), turns an answer that is
// not good into a `Problem`, and when the session has ended asks the shell to sign in over the page and then repeats the
// same request with the same key: nothing typed is lost, and nothing counts twice.

const BASE = '/api/v1';

export interface Write {
  version?: number | string; // If-Match
  // Idempotency-Key; a retry of the same body must carry the same one. null: none, where a stored key would tie an account
  // to a sealed record (docs/adr/0015).
  key?: string | null;
  as?: number; // for whom, where it is not simply whoever is here: what one typed is never sent for another
  nobody?: boolean; // without the session: the server is not to know who is here
  signal?: AbortSignal;
}

// False after a request that got no answer, true after one that did; `navigator.onLine` alone lies behind a dead router.
export const online = signal(true);

// Set by the shell: resolves true when the person `as` has signed in again, false when they gave up or are not here.
let signInAgain: ((as: number | null) => Promise<boolean>) | undefined;
export function onSessionEnd(ask: (as: number | null) => Promise<boolean>): void {
  signInAgain = ask;
}

// Every request says for whom this page speaks; the server refuses it when another window has signed somebody else in.
let speaker: number | null = null;
export function speakAs(user: number | null): void {
  speaker = user;
}

const LONGEST = 60_000; // a request without an answer for longer has none: routers die without a word

export const newKey = (): string => crypto.randomUUID();

async function send(
  method: string,
  path: string,
  init: RequestInit,
  headers: Record<string, string>,
): Promise<Response> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  init.signal?.addEventListener('abort', stop);
  const timer = setTimeout(stop, LONGEST);
  try {
    const response = await fetch(BASE + path, {
      ...init,
      signal: limit.signal,
      method,
      credentials: init.credentials ?? 'same-origin',
      headers: { Accept: 'application/json', 'Accept-Language': lang.peek(), ...headers },
    });
    // All of it: a network that goes while the body is on its way has not answered.
    const whole = new Response(response.status === 204 ? null : await response.arrayBuffer(), response);
    online.value = true;
    return whole;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    online.value = false;
    throw new Problem(0, 'offline', '', '');
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener('abort', stop);
  }
}

async function answer(
  method: string,
  path: string,
  init: RequestInit,
  given: Record<string, string>,
  as = speaker,
): Promise<Response> {
  const headers = as === null ? given : { ...given, 'X-Hoanhap-As': String(as) };
  const response = await send(method, path, init, headers);
  if (response.ok) return response;
  const problem = await problemFrom(response);
  const ended = problem.status === 401 && problem.slug !== 'bad-credentials' && path !== '/session';
  if (!ended || !(await signInAgain?.(as))) throw problem;
  const again = await send(method, path, init, headers);
  if (!again.ok) throw await problemFrom(again);
  return again;
}

async function body<T>(response: Response): Promise<T> {
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

export async function get<T>(
  path: string,
  signal?: AbortSignal,
  { nobody = false }: Pick<Write, 'nobody'> = {},
): Promise<T> {
  const init: RequestInit = { signal: signal ?? null };
  if (nobody) init.credentials = 'omit';
  return body<T>(await answer('GET', path, init, {}, nobody ? null : undefined));
}

function write(method: string) {
  return async <T>(path: string, data?: unknown, options: Write = {}): Promise<T> => {
    const headers: Record<string, string> = { 'X-Hoanhap': '1' };
    if (options.key !== null) headers['Idempotency-Key'] = options.key ?? newKey();
    if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
    const signal = options.signal ?? null;
    if (method === 'DELETE') return body<T>(await answer(method, path, { signal }, headers, options.as));
    const bytes = data instanceof Blob;
    headers['Content-Type'] = bytes && data.type ? data.type : 'application/json';
    const init: RequestInit = { body: bytes ? data : JSON.stringify(data ?? {}), signal };
    if (options.nobody) init.credentials = 'omit';
    return body<T>(await answer(method, path, init, headers, options.nobody ? null : options.as));
  };
}
export const post = write('POST');
export const put = write('PUT');
export const del = write('DELETE');

// A file as the server names it, saved by the browser.
export async function download(path: string, method: 'GET' | 'POST' = 'GET'): Promise<void> {
  const headers: Record<string, string> = { Accept: '*/*' };
  if (method === 'POST') headers['X-Hoanhap'] = '1'; // handing it out leaves an entry
  const response = await answer(method, path, {}, headers);
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  const plain = /filename="([^"]+)"/i.exec(response.headers.get('Content-Disposition') ?? '');
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = named?.[1] ? decodeURIComponent(named[1]) : (plain?.[1] ?? path.split('/').pop() ?? 'bao-cao');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
