// A ward's PC: one browser with its own profile, which keeps what it keeps when it is closed, on a network that can be
// pulled (wire.mjs).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launching, packages } from '../../harness.mjs';
import { PASSWORD } from '../../person.mjs';

const { chromium } = packages('playwright-core');

export const QUARTER = /Báo cáo kết quả của phường, xã, Quý III\/2018/; // open for every ward

export class Desk {
  constructor(wire, options) {
    this.wire = wire;
    this.options = { viewport: { width: 1280, height: 900 }, ...options };
    this.folder = mkdtempSync(join(tmpdir(), 'hoanhap-desk-'));
  }
  static async open(wire, options = {}) {
    const desk = new Desk(wire, options);
    await desk.start();
    return desk;
  }
  async start() {
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...launching,
      locale: 'vi-VN',
      ...this.options,
    });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.setDefaultTimeout(60_000);
    this.page.faults = [];
    this.page.on('pageerror', (error) => this.page.faults.push(error.stack ?? error.message));
    return this.page;
  }
  // The browser closed and opened again: its session cookie is gone, as after a day.
  async reopen(path = '/') {
    await this.context.close();
    await this.start();
    await this.page.goto(this.wire.url + path);
    return this.page;
  }
  async end() {
    await this.context.close().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }

  async signIn(login, page = this.page) {
    await page.goto(`${this.wire.url}/dang-nhap`);
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Đăng nhập' }).waitFor();
    return page;
  }
  async installed() {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }
  // Installed, and what the list leads to is here: the machine is ready for a day without a network.
  async ready() {
    await this.installed();
    await until('the plan on the machine', async () => (await this.kept('answers')).some(([, path]) => path === '/plan'));
  }
  // The keys of what this browser keeps.
  kept(store) {
    return this.page.evaluate(
      (name) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('hoanhap');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const db = request.result;
            const keys = db.transaction(name).objectStore(name).getAllKeys();
            keys.onsuccess = () => {
              db.close();
              resolve(keys.result);
            };
          };
        }),
      store,
    );
  }
  async nothingUnsent() {
    await until('everything sent', async () => (await this.kept('unsent')).length === 0, 60_000);
  }
  async pull() {
    this.wire.cut();
  }
  // The network is back, and the browser has noticed.
  async back() {
    await this.wire.join();
    await this.page.evaluate(() => dispatchEvent(new Event('online')));
  }
}

export async function until(what, holds, within = 30_000) {
  const end = Date.now() + within;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
