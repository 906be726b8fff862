import { signal } from '@preact/signals';

// What this browser keeps between two visits, in IndexedDB. Every key begins with whose the row is, so that one person's
// rows can be read, counted and removed without touching another's.
//
// Rows are small (one typed cell is one) and written without reading first, several in one transaction: two windows of one
// report never overwrite each other's cells, and a page that is being closed needs no answer. Where the browser keeps
// nothing (a private window, no room), rows live as long as the page, and `keeps` lets the screen say so.

export type Key = readonly (string | number)[];
export type StoreName = 'here' | 'answers' | 'unsent' | 'sealed' | 'pins';
const STORES: readonly StoreName[] = ['here', 'answers', 'unsent', 'sealed', 'pins'];
export type Row = readonly [Key, unknown]; // undefined takes the row away

export interface Shelf {
  get<T>(store: StoreName, key: Key): Promise<T | undefined>;
  all<T>(store: StoreName, prefix: Key): Promise<[Key, T][]>; // in the order of their keys
  keys(store: StoreName): Promise<Key[]>; // whose rows there are, without reading them
  write(store: StoreName, rows: readonly Row[]): Promise<void>;
  remove(store: StoreName, prefix: Key): Promise<void>;
}

const begins = (key: Key, prefix: Key): boolean => prefix.every((part, i) => key[i] === part);

// Rows as a page holds them; also what tests use. Copies in and out, as IndexedDB does.
export function memoryShelf(): Shelf {
  const rows = new Map<string, { store: StoreName; key: Key; row: unknown }>();
  const id = (store: StoreName, key: Key) => JSON.stringify([store, key]);
  const found = (store: StoreName, prefix: Key) =>
    [...rows.entries()]
      .filter(([, r]) => r.store === store && begins(r.key, prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    get: async <T>(store: StoreName, key: Key) => structuredClone(rows.get(id(store, key))?.row) as T | undefined,
    all: async <T>(store: StoreName, prefix: Key) =>
      found(store, prefix).map(([, { key, row }]): [Key, T] => [key, structuredClone(row) as T]),
    keys: async (store) => found(store, []).map(([, { key }]) => key),
    write: async (store, list) => {
      for (const [key, row] of list) {
        if (row === undefined) rows.delete(id(store, key));
        else rows.set(id(store, key), { store, key, row: structuredClone(row) });
      }
    },
    remove: async (store, prefix) => {
      for (const [at] of found(store, prefix)) rows.delete(at);
    },
  };
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const under = (prefix: Key) => IDBKeyRange.bound([...prefix], [...prefix, []]); // arrays sort after everything else

const UNHURRIED: readonly StoreName[] = ['here', 'answers']; // the server can say them again

function indexedShelf(db: IDBDatabase): Shelf {
  const change = (store: StoreName, work: (into: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      // What was typed is on the disk before it counts as kept; lists that can be fetched again needn't wait.
      const transaction = db.transaction(store, 'readwrite', {
        durability: UNHURRIED.includes(store) ? 'relaxed' : 'strict',
      });
      work(transaction.objectStore(store));
      transaction.commit(); // now, not when the page has time: it may be closing
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  const read = (store: StoreName) => db.transaction(store, 'readonly').objectStore(store);
  return {
    get: (store, key) => done(read(store).get([...key])),
    all: async <T>(store: StoreName, prefix: Key) => {
      const from = read(store);
      const [keys, rows] = await Promise.all([done(from.getAllKeys(under(prefix))), done(from.getAll(under(prefix)))]);
      return keys.map((key, i): [Key, T] => [key as unknown as Key, rows[i] as T]);
    },
    keys: async (store) => (await done(read(store).getAllKeys())) as unknown as Key[],
    write: (store, rows) =>
      change(store, (into) => {
        for (const [key, row] of rows) {
          if (row === undefined) into.delete([...key]);
          else into.put(row, [...key]);
        }
      }),
    remove: (store, prefix) => change(store, (into) => into.delete(under(prefix))),
  };
}

export const keeps = signal(true); // false: nothing here outlives the page
export let shelf: Shelf = memoryShelf();

// Before anything is read or typed.
export async function openShelf(): Promise<void> {
  try {
    const request = indexedDB.open('hoanhap', 2);
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      for (const store of STORES) if (!there.contains(store)) request.result.createObjectStore(store);
    };
    const db = await done(request);
    db.onversionchange = () => {
      db.close(); // a later version of the application, in another window, goes first
      keeps.value = false;
    };
    shelf = indexedShelf(db);
  } catch {
    keeps.value = false;
  }
}
export function useShelf(other: Shelf): void {
  shelf = other;
}
