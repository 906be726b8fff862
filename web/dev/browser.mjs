// DEV ONLY: the mock and a headless Chromium, for looking at screens.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export async function startMock() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('mock-server.mjs', import.meta.url))], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (data) => resolve(/http:\S+/.exec(String(data))[0]));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}

export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export async function signIn(page, url, login) {
  await page.goto(`${url}/dang-nhap`);
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-thu');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.locator('nav.rail').waitFor();
}
