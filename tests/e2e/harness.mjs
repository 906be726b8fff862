// Starts the real server on a fresh demo folder and a real browser, ends both by id whatever happens, and counts tests.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// The web side's packages: Playwright, axe, Vite.
export const packages = createRequire(join(root, 'web', 'package.json'));
export const { chromium } = packages('playwright-core');

export const pictures = join(root, 'build', 'pictures');
mkdirSync(pictures, { recursive: true });

export const binary = process.env.HOANHAP_BINARY ?? join(root, 'build', 'release', 'hoanhap');

export async function startServer({ now = '2018-07-02T08:30:00+07:00' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hoanhap-e2e-'));
  const child = spawn(
    binary,
    ['serve', '--demo', '--data', join(folder, 'data'), '--plan', join(root, 'programmes', 'buon-ma-thuot-2018'),
      '--web', join(root, 'web', 'dist'), '--listen', '127.0.0.1:0', '--now', now],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.on('exit', () => child.kill('SIGTERM')); // also when a test goes wrong in a way nobody catches
  let out = '';
  let err = '';
  child.stderr.on('data', (d) => { err += d; });
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${out}${err}`)), 60_000);
    child.stdout.on('data', (d) => {
      out += d;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
      if (match) { clearTimeout(timer); resolve(match[0]); }
    });
    child.on('exit', (code) => { clearTimeout(timer); reject(new Error(`the server ended with ${code}:\n${out}${err}`)); });
  });
  return {
    url,
    folder,
    pid: child.pid,
    said: () => out + err,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await new Promise((resolve) => child.once('exit', resolve));
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Chromium's own windows prepare two pages for their address bar each, at more of the processor than a screen of ours takes;
// nobody types there. The rest is what Playwright turns off: of two such lists Chromium heeds the last.
const OFF = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'PaintHolding', 'HttpsUpgrades', 'MediaRouter', 'OptimizationHints',
  'ThirdPartyStoragePartitioning', 'DestroyProfileOnBrowserClose', 'AvoidUnnecessaryBeforeUnloadCheckSync'];
export const launching = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', `--disable-features=${OFF}`],
};

// `keepsPages`: with the back-forward cache that people's browsers have, and Playwright's has not.
export const startBrowser = ({ keepsPages = false } = {}) =>
  chromium.launch({ ...launching, ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [] });

export const openPages = new Set(); // what a failure is photographed from

let failures = 0;
let passes = 0;
export async function test(name, run) {
  const start = Date.now();
  try {
    await run();
    passes += 1;
    console.log(`ok   ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL ${name}\n${error.stack ?? error}`);
    for (const [n, page] of [...openPages].entries()) {
      const file = `failed-${failures}-${n}${new URL(page.url()).pathname.replaceAll('/', '-')}.png`;
      await page.screenshot({ path: join(pictures, file) }).catch(() => {});
    }
  }
}
export function finish() {
  console.log(`${passes} passed, ${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
}

// Runs the jobs, `n` of them at a time, in their order.
export async function together(n, jobs) {
  const left = [...jobs];
  const hand = async () => {
    for (let job = left.shift(); job; job = left.shift()) await job();
  };
  await Promise.all(Array.from({ length: n }, hand));
}

export function equal(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}
export function holds(condition, what) {
  if (!condition) throw new Error(what);
}
