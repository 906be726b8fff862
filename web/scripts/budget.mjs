// What a browser transfers, by route, and the limits that fail the build (reference frontend §5.5). First route: everything
// from the address to a usable "Việc của tôi", signing in included.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const KB = 1024;
const LIMITS = { first: 60 * KB, route: 25 * KB, css: 15 * KB, fonts: 40 * KB, crypto: 190 * KB };
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const gzip = (file) => statSync(`${dist}${file}.gz`).size;

// A chunk with everything that it imports statically.
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}
const files = (keys, kind) =>
  new Set([...keys].flatMap((key) => (kind === 'js' ? [manifest[key].file] : (manifest[key].css ?? []))));
const sum = (set) => [...set].reduce((total, file) => total + gzip(file), 0);

const entry = closure('index.html');
const first = new Set([...entry, ...closure('src/session/SignIn.tsx'), ...closure('src/work/WorkPage.tsx')]);
const rows = [
  ['first route, JS', sum(files(first, 'js')), LIMITS.first],
  ['first route, CSS', sum(files(first, 'css')), LIMITS.css],
];
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || !/Page\.tsx$/.test(key)) continue;
  const more = [...closure(key)].filter((k) => !first.has(k));
  rows.push([`further: ${key.replace('src/', '')}`, sum(files(more, 'js')), LIMITS.route]);
}
// For the sealed part only, in a Worker: libsodium, and what calls it.
const named = (name) => readdirSync(`${dist}assets`).filter((file) => new RegExp(`^${name}-[\\w-]+\\.js$`).test(file));
for (const [what, name, limit] of [
  ['libsodium', 'libsodium', LIMITS.crypto],
  ['the vault around it', 'worker', LIMITS.route],
]) {
  rows.push([what, named(name).reduce((total, file) => total + gzip(`assets/${file}`), 0), limit]);
}
const html = readFileSync(`${dist}index.html`, 'utf8');
const fonts = [...html.matchAll(/href="\/(assets\/[^"]+\.woff2)"/g)].map((m) => statSync(dist + m[1]).size);
rows.push(['fonts before first paint', fonts.reduce((a, b) => a + b, 0), LIMITS.fonts]);

let over = false;
for (const [name, size, limit] of rows) {
  const bad = size > limit;
  over ||= bad;
  console.log(
    `${bad ? 'OVER ' : '     '}${name.padEnd(40)} ${(size / KB).toFixed(1).padStart(6)} KB of ${limit / KB} KB`,
  );
}
if (over) {
  console.error('Over budget: split the route, or take something out.');
  process.exit(1);
}
