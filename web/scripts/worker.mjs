// Builds dist/service-worker.js: worker/service-worker.ts with the list of what the application is made of. Its version is a
// hash over that list, so that the same files are the same version on whatever machine they were built.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, runnerImport } from 'vite';

const web = fileURLToPath(new URL('../', import.meta.url));
const dist = join(web, 'dist');

// What a first visit without a network could want. Letters of Ê-đê and the guide's pictures come with the pages that use
// them, and stay then.
const LATER = /latin-ext|^\/assets\/.*\.png$|\.map$|^\/\.vite\/|^\/service-worker/;
const files = {};
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const path = `/${relative(dist, file).replaceAll('\\', '/')}`;
  if (LATER.test(path)) continue;
  files[path] = `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}
const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

const { module } = await runnerImport(join(web, 'src/routes.ts'), { configFile: false, logLevel: 'silent' });
const screens = module.screens.map(({ path }) => path.replace(/:[a-z]+/g, '[^/]+'));

const list = JSON.stringify([sorted, screens]);
await build({
  configFile: false,
  logLevel: 'warn',
  define: {
    VERSION: JSON.stringify(createHash('sha256').update(list).digest('hex').slice(0, 16)),
    FILES: JSON.stringify(sorted),
    SCREENS: JSON.stringify(screens),
  },
  build: {
    outDir: dist,
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    lib: {
      entry: join(web, 'worker/service-worker.ts'),
      formats: ['iife'],
      name: 'worker',
      fileName: () => 'service-worker.js',
    },
  },
});
