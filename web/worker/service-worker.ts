// The application's files on this machine, so that it opens without a network. Nothing else: what the server says about
// reports is kept by the page, for each person apart, and never passes through here.
//
// A version is a list of files with their hashes, written in by scripts/worker.mjs. It is fetched whole and checked before
// it is used; if one file is missing or differs, none is used and the old version stays. A page lives on one version: its
// index names files whose names hold their hashes, and the version before this one stays until the next, for pages that
// are still open.

export {}; // a module for the compiler; built into one plain script

declare const self: ServiceWorkerGlobalScope;
declare const VERSION: string;
declare const FILES: Record<string, string>; // path → "sha256-…"
declare const SCREENS: string[]; // addresses of screens, as patterns

const files = FILES;
const PREFIX = 'hoanhap-';
const HERE = PREFIX + VERSION;
const screens = new RegExp(`^(?:${SCREENS.join('|')})$`);

self.addEventListener('install', (event) => event.waitUntil(fetchAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (screens.test(url.pathname)) event.respondWith(ours('/index.html', request));
  } else if (url.pathname in files || url.pathname.startsWith('/assets/'))
    event.respondWith(ours(url.pathname, request));
});

async function fetchAll(): Promise<void> {
  try {
    const cache = await caches.open(HERE);
    await Promise.all(Object.entries(files).map(([path, integrity]) => fetchOne(cache, path, integrity)));
  } catch (cause) {
    await caches.delete(HERE);
    throw cause;
  }
}

async function fetchOne(cache: Cache, path: string, integrity: string): Promise<void> {
  // A name with its hash in it never means anything else: a small link fetches only what has changed.
  const hashed = path.startsWith('/assets/');
  const had = hashed ? await caches.match(path) : undefined;
  const answer = had ?? (await fetch(new Request(path, { integrity, cache: hashed ? 'default' : 'no-cache' })));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== HERE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// From this version; a file of the version before, for a page of that version; else from the server.
async function ours(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(HERE);
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}
