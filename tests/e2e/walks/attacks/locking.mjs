// T13: a screen that somebody left. Locked when nobody uses it, when the machine slept, and when the page is left; after that
// nothing of what was open is anywhere in the browser that a page can reach, and going back does not bring it back.
import { equal, holds, startBrowser } from '../../harness.mjs';
import { PHRASE, unlock, unlocked } from './walk.mjs';

const TYPED = 'Đang gõ dở (mẫu)';
const READ = [TYPED, 'Chị A (mẫu)', 'Gọi sau 18 giờ', 'muốn học may', 'Bạn B (mẫu)', 'Qua số của em gái', PHRASE];
const locked = (page) => page.getByRole('heading', { name: 'Mở khóa' }).waitFor();

// One record on the screen, with what was said in it.
async function opened(page) {
  await unlock(page);
  await unlocked(page);
  await page.getByLabel('Hiện tên').check();
  await page.locator('tbody tr').filter({ hasText: 'Chị A (mẫu)' }).getByRole('button').click();
  await page.locator('article').getByText('Gọi sau 18 giờ').waitFor();
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
// The Worker's own timer, held in the hand: `pass` is ten minutes in which nobody came by.
function timers(page) {
  const workers = [];
  page.on('worker', (worker) => {
    workers.push(worker);
    worker.evaluate(() => {
      const [set, clear] = [self.setTimeout, self.clearTimeout];
      self.__waiting = new Map();
      self.setTimeout = (run, ms) => {
        const id = set(run, ms);
        self.__waiting.set(id, { run, ms });
        return id;
      };
      self.clearTimeout = (id) => {
        self.__waiting.delete(id);
        clear(id);
      };
    }).catch(() => {});
  });
  return async () => {
    const waited = await workers.at(-1).evaluate(() => {
      const [one] = self.__waiting.values();
      one?.run();
      return one?.ms;
    });
    equal(waited, 10 * 60_000, 'how long it would have waited');
  };
}

export async function locking(attack) {
  await attack('T13 nothing that is open is kept anywhere but in memory, and closing ends that', async ({ open, wire }) => {
    const page = await open('hotro.1', '/ho-so');
    await opened(page);
    const { document: _, ...rest } = await everything(page);
    for (const [where, text] of Object.entries(rest))
      for (const words of READ) holds(!text.includes(words), `“${words}” is in ${where}`);
    equal(new URL(page.url()).pathname, '/ho-so', 'the address says which record is open');
    const again = await page.context().newPage(); // the window closed, and the browser still there
    await page.close({ runBeforeUnload: true });
    await again.goto(`${wire.url}/ho-so`);
    await locked(again);
    await nothingLeft(again, 'after closing');
  });

  await attack('T13 nobody uses it: the Worker locks by itself, and nothing is left', async ({ open }) => {
    const page = await open('hotro.1', '/ho-so');
    const pass = timers(page);
    await opened(page);
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(TYPED);
    await pass();
    await locked(page);
    await nothingLeft(page, 'after ten minutes');
    await page.getByLabel('Cụm mật khẩu').waitFor(); // and opens again
    await unlock(page);
    await unlocked(page);
  });

  await attack('T13 the machine slept: the first touch locks', async ({ open, wire }) => {
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

  await attack('T13 locked by hand: nothing is left, nor after back and forward', async ({ open }) => {
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
      await page.goBack({ waitUntil: 'commit' }); // nothing is loaded
      await locked(page);
      holds(await page.evaluate(() => window.__kept === true), 'the browser kept the page');
      await nothingLeft(page, 'after coming back');
      equal(page.faults, [], 'errors behind the page');
    } finally {
      await browser.close();
    }
  });
}
