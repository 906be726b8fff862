// What a person does, in the words of the screen; one page is one person's browser.
import { join } from 'node:path';
import { equal, pictures } from './harness.mjs';
import { PASSWORD } from './person.mjs';

// In at the front door, by typing.
export async function signIn(city, login, options) {
  const page = await city.page(null, options);
  await page.goto(city.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Đăng nhập' }).waitFor();
  return page;
}

export const picture = (page, name, options = {}) =>
  page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', ...options });

export async function typeFigure(page, element, value) {
  const cell = page.locator(`#cell-${element}`);
  await cell.click();
  await cell.fill(String(value));
  await cell.press('Enter');
}

export async function saved(page) {
  await page.getByText(/^\s*Đã lưu/).filter({ visible: true }).first().waitFor();
}

// The dialog that is open: its own confirming button, not the page's of the same name.
export async function confirm(page, name) {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

// Somebody's ward report of the second quarter, open in a browser of its own.
export async function openReport(city, who, options) {
  const person = typeof who === 'string' ? await city.person(who) : who;
  const { id } = await person.report('bao-cao-phuong-xa', '2018-Q2');
  const page = await city.page(person, options);
  await page.goto(`${city.url}/bao-cao/${id}`);
  await page.locator('#cell-tt-buoi').waitFor();
  return { person, id, page };
}

// Waits until something is so, as a person would who looks again.
export async function becomes(look, expected, what) {
  const until = Date.now() + 30_000;
  for (;;) {
    const now = await look();
    if (JSON.stringify(now) === JSON.stringify(expected)) return;
    if (Date.now() > until) equal(now, expected, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
// Waits until the server has these cells.
export const arrived = (person, record, cells) =>
  becomes(async () => {
    const now = (await person.get(`/records/${record}`)).cells;
    return Object.fromEntries(Object.keys(cells).map((id) => [id, now[id]]));
  }, cells, 'the cells at the server');

export const inCell = (page, element) => page.locator(`#cell-${element}`);
// What stands in a cell as its person reads it.
export const reads = (page, element) => inCell(page, element).inputValue();

// One of "Tệp và thao tác khác".
export async function fromMenu(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await button.isVisible())) await page.getByText('Tệp và thao tác khác').click();
  await button.click();
}
