// One test: a ward's officer, signed in on a fresh PC, and what the server must have in the end.
import { join } from 'node:path';
import { equal, pictures, test } from '../../harness.mjs';
import { typeFigure } from '../../steps.mjs';
import { Desk, QUARTER } from './desk.mjs';
import { startWire } from './wire.mjs';

// Every ward owes it and may begin it; the other walks keep to the second quarter.
export const owed = async (person) => {
  const { items } = await person.get('/obligations?scope=mine&period=2018-Q3');
  return items.find((item) => item.form.id === 'bao-cao-phuong-xa');
};
export const recordOf = async (person) => (await owed(person)).record.id;

export function walksIn(city, only) {
  const wards = ['eatam', 'tanlap', 'tanhoa', 'tanan', 'thongnhat', 'thanhnhat', 'thangloi', 'tanloi', 'thanhcong', 'tanthanh',
    'tantien', 'tuan', 'khanhxuan', 'hoathuan', 'cuebur', 'eatu', 'hoathang', 'eakao', 'hoaphu', 'hoakhanh', 'hoaxuan'];
  // A ward to each walk; one that reports nothing names any.
  return async (name, run, { role = 'canbo', ward = wards.shift(), ...options } = {}) => {
    if (!name.includes(only)) return;
    await test(name, async () => {
      if (!ward) throw new Error('Every ward has its walk: name one that another walk leaves alone.');
      const wire = await startWire(city.url);
      const desk = await Desk.open(wire, options);
      const login = `${ward}.${role}`;
      try {
        await desk.signIn(login);
        const officer = await city.person(login);
        await run({ city, wire, desk, ward, login, officer, page: desk.page });
        equal(desk.page.faults, [], 'errors behind the page');
      } catch (error) {
        const picture = join(pictures, `failed-offline-${name.slice(0, 60).replace(/[^a-z]+/gi, '-')}.png`);
        await desk.page.screenshot({ path: picture }).catch(() => {});
        throw error;
      } finally {
        await desk.end();
        wire.stop();
      }
    });
  };
}

export const opened = async (page) => {
  await page.getByRole('link', { name: QUARTER }).first().click();
  await page.locator('#cell-tt-buoi').waitFor();
};
// A whole report that its officer may present: nothing occurred but these figures, and every warning explained.
export async function fill(page) {
  await page.getByRole('button', { name: 'Không phát sinh' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Ghi 0 cho/ }).click();
  await typeFigure(page, 'tt-luot-phat', 60);
  await page.getByLabel('Loa truyền thanh', { exact: true }).check();
  await page.getByLabel('Tác hại của mại dâm', { exact: true }).check();
  for (let left = 12; left > 0; left -= 1) {
    const explain = page.getByRole('button', { name: 'Giải trình', exact: true }).first();
    if (!(await explain.isVisible().catch(() => false))) break;
    await explain.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Đã rà soát, số liệu đúng như đã nhập.');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
export const away = (page) => page.getByText('Đang ngoại tuyến').first().waitFor();
export const figure = (page, id) => page.locator(`#cell-${id}`).inputValue();

// What the server has in the end: these figures, each write taken once, all for this person.
export async function arrived({ wire, desk, officer }, cells, { presented = false } = {}) {
  await desk.nothingUnsent();
  const report = await officer.get(`/records/${await recordOf(officer)}`);
  for (const [id, value] of Object.entries(cells)) equal(report.cells[id], value, `the server's ${id}`);
  const writes = wire.writes(/^\/records\/\d+\//).filter((row) => row.status >= 200 && row.status < 300);
  const keys = new Set(writes.map((row) => row.key));
  equal(report.version, 1 + keys.size, 'versions: one for every request that counted, whatever was repeated');
  for (const row of wire.sent.filter((r) => r.method !== 'GET' && r.path !== '/session'))
    equal(row.as, String(officer.session.user.id), `for whom ${row.method} ${row.path} was`);
  equal(report.steps.filter((s) => s.step === 'presented').length, presented ? 1 : 0, 'presented');
  return report;
}
