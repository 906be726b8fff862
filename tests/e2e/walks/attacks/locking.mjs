// T13: a screen that somebody left. Locked when nobody uses it, when the machine slept, and when the page is left; after that
// nothing of what was open is anywhere in the browser that a page can reach, and going back does not bring it back.
import { equal, holds, startBrowser } from '../../harness.mjs';
import { PHRASE, unlock, unlocked } from './walk.mjs';

const READ = ['Chị A (mẫu)', 'Gọi sau 18 giờ', 'muốn học may', 'Bạn B (mẫu)', 'Qua số của em gái', PHRASE];
const locked = (page) => page.getByRole('heading', { name: 'Mở khóa' }).waitFor();

// One record on the screen, with what was said in it.
async function opened(page) {
  await unlock(page);
  await unlocked(page);
  await page.getByLabel('Hiện tên').check();
  await page.locator('tbody tr').filter({ hasText: READ[0] }).getByRole('button').click();
  await page.locator('article').getByText(READ[1]).waitFor();
}
// Everything that a page can read of itself, as one text.
const everything = (page) =>
  page.evaluate(async () => {
    const stores = async () => {
      const out = [];
      for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        for (const store of db.objectStoreNames)
          for (const what of ['getAll', 'getAllKeys'])
            out.push(await new Promise((resolve) => {
              const request = db.transaction(store).objectStore(store)[what]();
              request.onsuccess = () => resolve(JSON.stringify(request.result));
            }));
        db.close();
      }
      return out.join('\n');
    };
    const kept = async () => {
      const out = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          out.push(request.url, /text|json|javascript/.test(answer.headers.get('content-type') ?? '') ? await answer.text() : '');
        }
      }
      return out.join('\n');
    };
    const values = [...document.querySelectorAll('input, textarea, select')].map((field) => field.value);
    return {
      document: document.documentElement.outerHTML + document.title + values.join('\n'),
      address: location.href + JSON.stringify(history.state),
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage) + window.name,
      stores: await stores(),
      caches: await kept(),
    };
  });
async function nothingLeft(page, when) {
  for (const [where, text] of Object.entries(await everything(page)))
    for (const words of READ) holds(!text.includes(words), `${when}: “${words}” is in ${where}`);
}
// A Worker whose ten minutes take a second: its own timer does what it does.
const hurried = (page) =>
  page.on('worker', (worker) =>
    worker.evaluate(() => {
      const real = self.setTimeout;
      self.setTimeout = (run, ms) => real(run, ms / 400);
    }).catch(() => {}));

export async function locking(attack) {
  await attack('T13 nothing that is open is kept anywhere but in memory', async ({ open }) => {
    const page = await open('hotro.1', '/ho-so');
    await opened(page);
    const { document: _, ...rest } = await everything(page);
    for (const [where, text] of Object.entries(rest))
      for (const words of READ) holds(!text.includes(words), `“${words}” is in ${where}`);
    equal(new URL(page.url()).pathname, '/ho-so', 'the address says which record is open');
  });

  await attack('T13 nobody uses it: the Worker locks by itself, and nothing is left', async ({ open }) => {
    const page = await open('hotro.1', '/ho-so');
    hurried(page);
    await opened(page);
    await locked(page);
    await nothingLeft(page, 'after ten minutes');
    await page.getByLabel('Cụm mật khẩu').waitFor(); // and opens again
    await unlock(page);
    await unlocked(page);
  });

  await attack('T13 the machine slept: the first touch locks', async ({ open, city, wire }) => {
    const page = await open('hotro.1', '/giup-do');
    await page.clock.install();
    await page.goto(`${wire.url}/ho-so`);
    await opened(page);
    await page.clock.fastForward(9 * 60_000);
    await page.mouse.click(5, 5);
    equal(await page.getByRole('heading', { name: 'Mở khóa' }).count(), 0, 'locked while somebody was there');
    await page.clock.fastForward(11 * 60_000);
    await page.mouse.click(5, 5);
    await locked(page);
    await nothingLeft(page, 'after sleep');
  });

  await attack('T13 locked by hand while something is typed: nothing is left', async ({ open }) => {
    const page = await open('hotro.1', '/ho-so');
    await opened(page);
    await page.getByRole('button', { name: 'Khóa lại' }).click();
    await locked(page);
    await nothingLeft(page, 'after locking');
    await page.goBack().catch(() => null);
    await page.goForward().catch(() => null);
    await nothingLeft(page, 'after back and forward');
  });

  // Playwright's own browser forgets pages that are left; this one keeps them, as people's do.
  await attack('T13 left and come back to: the page that the browser kept is locked', async ({ city, wire }) => {
    const browser = await startBrowser({ keepsPages: true });
    try {
      const keeping = Object.assign(Object.create(city), { browser });
      const page = await keeping.page('hotro.1');
      await page.goto(`${wire.url}/ho-so`);
      await opened(page);
      await page.evaluate(() => addEventListener('pageshow', (e) => { window.__kept = e.persisted; }));
      await page.evaluate(() => { location.href = '/icon.svg'; });
      await page.waitForURL('**/icon.svg');
      await page.goBack();
      await locked(page);
      holds(await page.evaluate(() => window.__kept === true), 'the browser kept the page');
      await nothingLeft(page, 'after coming back');
      equal(page.faults, [], 'errors behind the page');
    } finally {
      await browser.close();
    }
  });
}
