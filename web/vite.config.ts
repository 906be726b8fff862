import { defineConfig } from 'vitest/config';

// The application is served by hoanhap itself from dist/. While working on screens, `npm run dev` sends the API to a running
// demo city: ./run, or another address in HOANHAP_API. The server takes writes from its own pages only, so the proxy speaks
// as one.
const api = process.env.HOANHAP_API ?? 'http://127.0.0.1:8080';

// Whether main.tsx imports it, directly or by others.
interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}
function first(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return importers.some((by) => by.endsWith('/src/main.tsx') || first(by, graph, seen));
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0, // the policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What comes before any screen is one file, what three screens share another: a small one costs more in headers than in
    // bytes, and a browser fetches six at a time.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: (id, graph) => (first(id, graph) ? 'base' : null), debugName: 'first' },
            { name: 'common', minShareCount: 3 },
          ],
        },
      },
    },
  },
  // The vault's Worker; libsodium in a file of its own, which stays the same when we change.
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libsodium', test: /libsodium/ }] } } },
  },
  server: {
    port: 5281,
    strictPort: true,
    fs: { allow: ['.', '../docs'] }, // the guide
    proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } },
  },
  test: { testTimeout: 60_000, hookTimeout: 60_000, environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
