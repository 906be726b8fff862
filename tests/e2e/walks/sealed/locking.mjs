// An unlocked screen that somebody walks away from (T13): after any locking nothing decrypted is on the page, in a field, in an
// address or stored, and the Worker that held the keys has ended.
import { equal, holds, test } from '../../harness.mjs';
import { becomes } from '../../steps.mjs';
import { ask } from './asking.mjs';
import { choose, desk, openCase, press, SUPPORT, unlock } from './steps.mjs';
import { nothingLeft } from './traces.mjs';
import { CANARY } from './town.mjs';

const TYPED = 'Ghi chú Dở Dang Chưa Lưu';
const LEFT = { ...CANARY, TYPED };

export async function lockingWalk(town) {
  const { page: asking } = await ask(town, { note: CANARY.words });
  await asking.context().close();
  const page = await desk(town, 'hotro.1');

  // A case open on the screen, and a note half typed.
  const reading = async () => {
    await openCase(page, CANARY.name);
    await page.locator('article.case').getByText(CANARY.phone).waitFor();
    await press(page, 'Thêm ghi chú');
    await page.getByRole('dialog').getByLabel('Ghi chú').fill(TYPED);
  };
  const locked = async (what) => {
    await page.locator('#phrase').waitFor();
    await nothingLeft(page, LEFT, what);
    await becomes(() => page.workers().length, 0, `workers, ${what}`);
  };
  const again = async () => {
    await unlock(page);
    await page.getByLabel('Hiện tên').check();
    await reading();
  };

  await test('nobody uses the page for ten minutes: it locks, and nothing is left on it', async () => {
    // The Worker's ten minutes in two seconds, from the next thing it is asked.
    await page.workers()[0].evaluate(() => {
      const real = globalThis.setTimeout;
      globalThis.setTimeout = (run, ms, ...rest) => real(run, ms >= 600_000 ? 2_000 : ms, ...rest);
    });
    await openCase(page, CANARY.name);
    await press(page, 'Giao hồ sơ');
    await page.getByLabel('Giao cho').selectOption({ label: 'Cán bộ hỗ trợ mẫu thứ nhất' });
    await page.getByRole('dialog').getByRole('button', { name: 'Giao hồ sơ' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 'Thêm ghi chú');
    await page.getByRole('dialog').getByLabel('Ghi chú').fill(TYPED);
    holds(await nothingLeft(page, LEFT, '').then(() => false, () => true), 'what looks at the machine is blind');
    await locked('ten minutes later');
    equal(await page.getByRole('dialog').count(), 0, 'dialogs');
  });

  await test('the machine slept: the first touch afterwards locks', async () => {
    await again();
    await page.evaluate(() => {
      const real = Date.now;
      Date.now = () => real() + 11 * 60_000;
    });
    await page.keyboard.press('Shift');
    await locked('after sleeping');
    await page.reload();
    await choose(page, SUPPORT);
  });

  await test('leaving the page and coming back, its tab closed and opened again, a button: locked', async () => {
    await again();
    await page.goto(`${town.url}/thong-bao`);
    await nothingLeft(page, LEFT, 'on another page');
    await page.goBack();
    await choose(page, SUPPORT);
    await locked('back again');

    await again();
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
    await press(page, 'Khóa lại');
    await locked('by the button');

    await again();
    const context = page.context();
    await page.close();
    const next = town.watched(await context.newPage());
    await next.goto(`${town.url}/ho-so`);
    await choose(next, SUPPORT);
    await next.locator('#phrase').waitFor();
    await nothingLeft(next, LEFT, 'in a new tab');
    equal([...page.faults, ...next.faults], [], 'errors behind locking');
    await context.close();
  });
}
