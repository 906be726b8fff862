import { signal } from '@preact/signals';
import { lang } from '../i18n';
import { Problem, problemFrom } from './problem';

// The only module that talks to the server. It adds what every write needs (custom header, key), turns an answer that is
// not good into a `Problem`, and when the session has ended asks the shell to sign in over the page and then repeats the
// same request with the same key: nothing typed is lost, and nothing counts twice.

const BASE = '/api/v1';

export interface Write {
  version?: number | string; // If-Match
  key?: string; // Idempotency-Key; a retry of the same body must carry the same one
  signal?: AbortSignal;
}

// False after a request that got no answer, true after one that did; `navigator.onLine` alone lies behind a dead router.
export const online = signal(true);

// Set by the shell: resolves true when the same person has signed in again, false when they gave up.
let signInAgain: (() => Promise<boolean>) | undefined;
export function onSessionEnd(ask: () => Promise<boolean>): void {
  signInAgain = ask;
}

export const newKey = (): string => crypto.randomUUID();

async function send(
  method: string,
  path: string,
  init: RequestInit,
  headers: Record<string, string>,
): Promise<Response> {
  try {
    const response = await fetch(BASE + path, {
      ...init,
      method,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'Accept-Language': lang.peek(), ...headers },
    });
    online.value = true;
    return response;
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    online.value = false;
    throw new Problem(0, 'offline', '', '');
  }
}

async function answer(
  method: string,
  path: string,
  init: RequestInit,
  headers: Record<string, string>,
): Promise<Response> {
  const response = await send(method, path, init, headers);
  if (response.ok) return response;
  const problem = await problemFrom(response);
  const ended = problem.status === 401 && problem.slug !== 'bad-credentials' && path !== '/session';
  if (!ended || !signInAgain || !(await signInAgain())) throw problem;
  const again = await send(method, path, init, headers);
  if (!again.ok) throw await problemFrom(again);
  return again;
}

async function body<T>(response: Response): Promise<T> {
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return body<T>(await answer('GET', path, { signal: signal ?? null }, {}));
}

function write(method: string) {
  return async <T>(path: string, data?: unknown, options: Write = {}): Promise<T> => {
    const headers: Record<string, string> = { 'X-Hoanhap': '1', 'Idempotency-Key': options.key ?? newKey() };
    if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
    const signal = options.signal ?? null;
    if (method === 'DELETE') return body<T>(await answer(method, path, { signal }, headers));
    const bytes = data instanceof Blob;
    headers['Content-Type'] = bytes && data.type ? data.type : 'application/json';
    const init: RequestInit = { body: bytes ? data : JSON.stringify(data ?? {}), signal };
    return body<T>(await answer(method, path, init, headers));
  };
}
export const post = write('POST');
export const put = write('PUT');
export const del = write('DELETE');

// A file as the server names it, saved by the browser.
export async function download(path: string): Promise<void> {
  const response = await answer('GET', path, {}, { Accept: '*/*' });
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  const plain = /filename="([^"]+)"/i.exec(response.headers.get('Content-Disposition') ?? '');
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = named?.[1] ? decodeURIComponent(named[1]) : (plain?.[1] ?? path.split('/').pop() ?? 'bao-cao');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
