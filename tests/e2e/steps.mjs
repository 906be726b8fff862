// What a person does, in the words of the screen; one page is one person's browser.
import { join } from 'node:path';
import { pictures } from './harness.mjs';
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
