// DEV ONLY: opens every row of src/routes.ts in each of its states, on the mock, at 1280 and 360 px; keeps pictures in
// build/look, runs axe on each, and fails on a violation or an error in the console. `npm run build` first.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { signIn, startBrowser, startMock } from './browser.mjs';
import { breakSending, enter, readScreens } from './states.mjs';

const pictures = fileURLToPath(new URL('../../build/look/', import.meta.url));
mkdirSync(pictures, { recursive: true });
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.argv[2];

// Who opens which address of the mock, and how a form there is sent wrong.
const VISITS = {
  'sign-in': { path: '/dang-nhap', send: 'Đăng nhập' },
  redeem: { path: '/nhan-loi-moi', send: 'Nhận và đăng nhập' },
  password: { path: '/doi-mat-khau', login: 'eatam.canbo', send: 'Đổi mật khẩu' },
  work: { path: '/', login: 'eatam.canbo' },
  open: { path: '/nghia-vu/1064', login: 'eatam.canbo' },
  report: { path: '/bao-cao/537', login: 'eatam.canbo' },
  'review-list': { path: '/tong-hop', login: 'ldtbxh.tonghop' },
  review: { path: '/tong-hop/bao-cao-phuong-xa/2018-Q2', login: 'ldtbxh.tonghop' },
  overview: { path: '/tong-quan', login: 'ubnd.lanhdao' },
  'overview-table': { path: '/tong-quan/bang/bao-cao-phuong-xa/2018-Q2', login: 'ubnd.lanhdao' },
  people: { path: '/nguoi-dung', login: 'quantri' },
};

// A word that its screen did not bring shows as its key.
const KEYS =
  /^(app|nav|state|session|problem|error|number|date|word|hidden|status|signin|demo|redeem|password|work|entry|sync|cell|act|check|warn|explain|note|nil|paste|sheet|undo|redo|conflict|present|sign|back|return|reopen|accept|reason|read|steps|keys|correct|review|overview|people)\./;

async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  await session.send('Runtime.evaluate', { expression: axeSource, contextId: executionContextId });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 140)).slice(0, 3).join(' | ')))`,
  });
  await session.detach();
  return result.value;
}

async function invalid(page, screen) {
  if (screen.name === 'report') {
    await page.locator('#cell-tt-buoi').click();
    await page.keyboard.type('ba');
    await page.keyboard.press('Enter');
    return page.getByRole('button', { name: 'Kiểm tra số liệu' }).click();
  }
  if (screen.name === 'people') {
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    return page.getByRole('button', { name: 'Tạo nửa mã mời' }).click();
  }
  return page.getByRole('button', { name: VISITS[screen.name].send, exact: true }).click();
}

async function conflict(page) {
  await page.route(/\/draft$/, async (route) => {
    const current = await (await page.request.get(route.request().url().replace('/draft', ''))).json();
    current.version += 1;
    current.cells['tt-buoi'] = 14;
    await route.fulfill({
      status: 412,
      json: {
        type: '/errors/edited-elsewhere',
        status: 412,
        title: '',
        detail: '',
        current,
        conflicts: [
          { element: 'tt-buoi', yours: 15, theirs: 14, by: { name: 'Trần Văn Minh' }, at: '2018-07-03T09:12:00+07:00' },
        ],
      },
    });
  });
  await page.locator('#cell-tt-buoi').click();
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
}

async function sendSomething(page, screen, state) {
  await breakSending(page, state);
  for (const box of await page.locator('main form input:not([type=checkbox]):visible').all()) {
    if (await box.isEditable()) await box.fill('mot-chuoi-du-dai');
  }
  await page.getByRole('button', { name: VISITS[screen.name].send, exact: true }).click();
}

async function visit(browser, url, screen, state, width) {
  const context = await browser.newContext({
    viewport: { width, height: width > 600 ? 900 : 740 },
    hasTouch: width < 600,
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error.stack)));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      errors.push(message.text()),
  );
  const { path, login } = VISITS[screen.name];
  if (login) await signIn(page, url, login);
  await enter(page, screen, state);
  await page.goto(url + path);
  await page.locator('main').waitFor();
  await page.waitForTimeout(450);
  if (state === 'invalid') await invalid(page, screen);
  if (state === 'conflict') await conflict(page);
  if (!screen.loads && ['error', 'offline', 'session-end'].includes(state)) await sendSomething(page, screen, state);
  await page.waitForTimeout(state === 'conflict' ? 1300 : 400);
  await page.screenshot({ path: `${pictures}${screen.name}-${state}-${width}.png`, fullPage: state === 'ready' });
  const found = [...(await axe(page)), ...errors];
  const bare = await page.evaluate(() => document.body.textContent.match(/\b[a-z]{2,}\.[a-z][A-Za-z_]+\b/g) ?? []);
  const keys = bare.filter((word) => KEYS.test(word));
  if (keys.length > 0) found.push(`words missing: ${keys.join(', ')}`);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (sideways > 0) found.push(`scrolls ${sideways} px sideways`);
  await context.close();
  return found;
}

const screens = await readScreens();
const mock = await startMock();
const browser = await startBrowser();
let bad = 0;
let seen = 0;
try {
  for (const screen of screens.filter((s) => !only || s.name === only)) {
    for (const state of screen.states) {
      for (const width of [1280, 360]) {
        seen += 1;
        const found = await visit(browser, mock.url, screen, state, width).catch((error) => [String(error)]);
        if (found.length > 0) {
          bad += 1;
          console.log(`✗ ${screen.name} ${state} ${width}\n   ${found.join('\n   ')}`);
        }
      }
    }
  }
} finally {
  await browser.close();
  mock.stop();
}
console.log(`${seen - bad} of ${seen} states without a finding`);
process.exitCode = bad === 0 ? 0 : 1;
