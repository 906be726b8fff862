// The installed application and its next version.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, pictures, root } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { typeFigure } from '../../steps.mjs';
import { until } from './desk.mjs';
import { arrived, figure, opened } from './walk.mjs';

const dist = (name) => readFileSync(join(root, 'web', 'dist', name), 'utf8');
const integrity = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

// The built application as version `n`: another index, and a worker that lists it. `broken`: the list names another hash
// than the file has, as when a deployment stopped half way.
export function release(wire, n, { broken = false } = {}) {
  const old = dist('index.html');
  const index = old.replace('<head>', `<head><meta name="version" content="${n}">`);
  const worker = dist('service-worker.js')
    .replace(integrity(old), broken ? integrity('another file') : integrity(index))
    .replace(/`[0-9a-f]{16}`/, `\`${String(n).repeat(16)}\``);
  wire.serve('/', 'text/html; charset=utf-8', index);
  wire.serve('/index.html', 'text/html; charset=utf-8', index);
  wire.serve('/service-worker.js', 'text/javascript; charset=utf-8', worker);
}
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
  });
const version = (page) => page.evaluate(() => document.querySelector('meta[name=version]')?.getAttribute('content') ?? 'old');
const caches = (page) => page.evaluate(() => globalThis.caches.keys());

export async function application(walk) {
  await walk('a new version waits for a word, whatever is being typed', async (w) => {
    await w.desk.ready();
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.locator('#cell-tt-luot-nguoi').click();
    await w.page.keyboard.type('21');
    release(w.wire, 2);
    await look(w.page);
    await w.page.getByText('Có phiên bản mới của phần mềm.').waitFor();
    await w.page.keyboard.type('0'); // goes on under the bar
    equal(await figure(w.page, 'tt-luot-nguoi'), '210', 'the figure being typed');
    await healthy(w.page, 'a new version');
    await w.page.screenshot({ path: join(pictures, 'phien-ban-moi.png') });
    const other = await w.desk.context.newPage(); // a second window still opens the old one, whole
    await other.goto(w.wire.url);
    await other.locator('nav.rail').waitFor();
    equal(await version(other), 'old', 'the version of a window opened before the word');

    await w.page.getByRole('button', { name: 'Cập nhật' }).click();
    await until('the new version', async () => (await version(w.page)) === '2');
    await w.page.locator('#cell-tt-luot-nguoi').waitFor();
    await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 210 });
    await other.getByText('Phần mềm đã được cập nhật ở cửa sổ khác.').waitFor(); // not loaded again under its hands
    await other.getByRole('link', { name: 'Tổng quan' }).first().click(); // and still has every file of its version
    await other.getByRole('heading', { level: 1, name: 'Tổng quan' }).waitFor();
    equal(await version(other), 'old', 'the version of the other window');
  });

  await walk('half a version is none: the old one stays, and opens without a network', async (w) => {
    await w.desk.ready();
    const before = await caches(w.page);
    release(w.wire, 3, { broken: true });
    await look(w.page);
    await w.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    equal(await w.page.getByText('Có phiên bản mới').count(), 0, 'the word');
    equal(await caches(w.page), before, 'what the machine keeps');
    await w.desk.pull();
    await w.page.reload();
    await w.page.getByRole('button', { name: /làm tiếp$/ }).waitFor();
    equal(await version(w.page), 'old', 'the version');
  });
}
