// What a person does, in the words of the screen; one page is one person's browser.
import { join } from 'node:path';
import { axe, equal, pictures } from './harness.mjs';

export async function signIn(browser, url, login, { width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', acceptDownloads: true });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => {
    // A 401 before signing in and a 412 or 422 that the screen then explains are answers, not faults.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) page.faults.push(message.text());
  });
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('hoa-nhap-2018');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Đăng nhập' }).waitFor();
  return page;
}

// Axe finds nothing, and nothing failed behind the screen.
export async function healthy(page, what) {
  equal(await axe(page), [], `axe on ${what}`);
  equal(page.faults, [], `errors behind ${what}`);
}

export async function picture(page, name, options = {}) {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', ...options });
}

export async function typeFigure(page, element, value) {
  const cell = page.locator(`#cell-${element}`);
  await cell.click();
  await cell.fill(String(value));
  await cell.press('Enter');
}

export async function saved(page) {
  await page.getByText(/^\s*Đã lưu/).filter({ visible: true }).first().waitFor({ timeout: 15_000 });
}

// The dialog that is open: its own confirming button, not the page's of the same name.
export async function confirm(page, name) {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}
