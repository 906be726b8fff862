// One attack: a server that lies between the real one and a fresh browser, and what must not have happened in the end.
import { equal, holds, test } from '../../harness.mjs';
import { startWire } from '../offline/wire.mjs';
import { program } from './program.mjs';

export const OFFICES = /^\/support\/offices$/;
export const DESK = /^\/support\/desk$/;
export const OPEN = /^\/support\/offices\/\w+\/open$/;
export const FILING = /^\/support\/referrals$/;
export const PHRASE = 'mua caphe suong som doi nui'; // of the demo's support workers (src/app/demo/sealed_office.h)

// `run({ wire, page, open, own })`: `open(who, path)` is a fresh browser that reaches the server through the wire only.
export function attacksOn(city, only) {
  return async (name, run) => {
    if (!name.includes(only)) return;
    await test(name, async () => {
      const wire = await startWire(city.url);
      const pages = [];
      const open = async (who, path, options) => {
        const page = await watched(await city.page(who, options));
        pages.push(page);
        await page.goto(wire.url + path);
        return page;
      };
      try {
        await run({ wire, open, own: await program(), city });
        for (const page of pages.filter((one) => !one.isClosed())) {
          equal(page.violations, [], 'what the policy had to stop');
          equal(await page.evaluate(() => window.__ran ?? 'nothing'), 'nothing', 'scripts that ran');
          equal(page.faults, [], 'errors behind the page');
        }
        for (const page of pages) await page.context().close();
      } finally {
        wire.stop();
      }
    });
  };
}

// `violations`: whatever Trusted Types or the rest of the policy had to stop. Nothing may get that far.
async function watched(page) {
  page.violations = [];
  await page.exposeFunction('__violated', (what) => page.violations.push(what));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (e) => window.__violated(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`)));
  return page;
}

// ---- What a person does
export const yes = (page) => page.getByLabel('Có, hãy liên hệ với tôi').check();
export const seal = (page) => page.getByRole('button', { name: 'Niêm phong và gửi' });

// A message of one's own, typed and not yet sent.
export async function typed(page, { callAs = 'Chị Thử (mẫu)', how = 'Nhắn tin trước', note = '' } = {}) {
  await yes(page);
  await page.locator('#callAs').fill(callAs);
  await page.locator('#how').fill(how);
  if (note) await page.locator('#note').fill(note);
}
export async function filed(page, words) {
  await typed(page, words);
  await seal(page).click();
  await page.getByRole('heading', { name: 'Mã biên nhận' }).first().waitFor();
  return page.locator('.code output').innerText();
}
export async function compare(page) {
  await page.locator('#compare').click();
  await page.getByText('Đã đối chiếu').waitFor();
}
export async function unlock(page, phrase = PHRASE) {
  await page.locator('#phrase').fill(phrase);
  await page.getByRole('button', { name: 'Mở khóa', exact: true }).click();
}
export const unlocked = (page) => page.getByRole('button', { name: 'Khóa lại' }).waitFor();

// ---- What must hold
// Form locked, with these words, and nothing sealed, kept or sent.
export async function locked(page, wire, words) {
  const box = page.locator('[data-state=mismatch]');
  await box.waitFor();
  const said = await box.innerText();
  holds(said.includes('Khóa không khớp') && said.includes(words), `the words: ${said}`);
  equal(await seal(page).count(), 0, 'ways to send');
  equal(await page.locator('#callAs').count(), 0, 'fields to type into');
  equal(wire.writes(FILING).length, 0, 'referrals that left the browser');
  equal(await kept(page, 'sealed'), [], 'referrals kept for later');
}
// Everything that this browser keeps in a store, keys and values.
export const kept = (page, store) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('hoanhap');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
    store,
  );
