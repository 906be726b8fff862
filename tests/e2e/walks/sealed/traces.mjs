// What a machine still shows or keeps of what was read or typed on it.
import { equal } from '../../harness.mjs';
import { Search } from './search.mjs';

// The page as it stands with what is in its fields, its address and history, and everything the browser stores for this site.
const machine = (page) =>
  page.evaluate(async () => {
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const plain = (value) =>
      JSON.stringify(value, (_, v) => (v instanceof ArrayBuffer ? [...new Uint8Array(v)] : ArrayBuffer.isView(v) ? [...v] : v));
    const kept = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await wait(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store);
        kept.push(store, plain(await wait(rows.getAllKeys())), plain(await wait(rows.getAll())));
      }
      db.close();
    }
    for (const cache of await caches.keys())
      for (const request of await (await caches.open(cache)).keys()) kept.push(request.url);
    return {
      page: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input, textarea, select')].map((field) => field.value).join('\n'),
      address: [location.href, document.title, plain(history.state)].join('\n'),
      storage: [plain({ ...localStorage }), plain({ ...sessionStorage }), ...kept].join('\n'),
    };
  });

export async function nothingLeft(page, texts, what) {
  const search = new Search(texts);
  for (const [place, text] of Object.entries(await machine(page))) equal(search.in(Buffer.from(text)), [], `${what}: ${place}`);
}
export const kept = async (page) => (await machine(page)).storage;
