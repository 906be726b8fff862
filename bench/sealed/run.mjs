// What the sealed part costs a member: unlocking, opening 200 records, wrapping 1,000 for a new epoch; in a real Chromium on
// the real server. `node bench/sealed/run.mjs [--records 1000]`, after `./run --build-only`.
import { City } from '../../tests/e2e/city.mjs';
import { startBrowser, startServer } from '../../tests/e2e/harness.mjs';
import { effortOf } from './effort.mjs';
import { openOffice, PHRASE } from './office.mjs';

const at = process.argv.indexOf('--records');
const RECORDS = at > 0 ? Number(process.argv[at + 1]) : 1000; // at least 250
const ROUNDS = 5;
const SLOWER = 4;
const WARDS = ['eatam', 'tanlap', 'tanhoa', 'tanan', 'thongnhat', 'thanhnhat', 'thangloi', 'tanloi', 'thanhcong', 'tanthanh'];

// The page's own clock: from a click until `count` of `selector` stand and are painted, and how long the server was waited for meanwhile.
const press = (page, button, selector, count) =>
  page.evaluate(
    ([label, wanted, many]) =>
      new Promise((resolve) => {
        performance.clearResourceTimings();
        const words = new Set();
        const start = performance.now();
        const changes = new MutationObserver(() => {
          const bar = document.querySelector('main progress');
          if (bar) words.add(bar.parentElement.textContent.trim());
          const there = many === 0 ? words.size > 0 && !bar : document.querySelectorAll(wanted).length >= many;
          if (!there) return;
          changes.disconnect();
          const server = performance.getEntriesByType('resource').filter((e) => e.name.includes('/api/'));
          const waited = server.reduce((sum, e) => sum + e.duration, 0);
          const done = () => resolve({ wall: performance.now() - start, server: waited, said: words.size });
          requestAnimationFrame(() => setTimeout(done)); // painted
        });
        changes.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
        [...document.querySelectorAll('main button')].find((b) => b.textContent.trim() === label).click();
      }),
    [button, selector, count],
  );

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const seconds = (all) => {
  const text = (n) => (n / 1000).toFixed(2);
  return all.length === 1 ? `${text(all[0])} s` : `${text(median(all))} s (${text(Math.min(...all))}–${text(Math.max(...all))})`;
};
const row = (what, figure) => console.log(`  ${what.padEnd(84)} ${figure.padStart(24)}`);
function rows(what, all) {
  const of = (key) => all.map((one) => one[key]);
  row(what, seconds(of('wall')));
  row('… waiting for the server', seconds(of('server')));
  row('… CPU of the page', seconds(of('page')));
  row('… CPU of the Worker', seconds(of('worker')));
  row(`… ${SLOWER} × the CPU of both`, seconds(all.map((one) => SLOWER * (one.page + one.worker))));
}

async function member(city) {
  const page = await city.page('hotro.1', { context: { serviceWorkers: 'block' } });
  await page.goto(`${city.url}/ho-so`);
  await page.locator('#phrase').pressSequentially(PHRASE, { delay: 60 }); // the Worker starts meanwhile
  return page;
}
// Unlocked, with the first fifty on the screen.
async function open(page) {
  await page.getByRole('button', { name: 'Mở khóa', exact: true }).click();
  await page.locator('tbody tr').nth(49).waitFor();
}
async function throttled(page, rate, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const out = await work();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return out;
}
const sum = (all) =>
  all.reduce((a, b) => Object.fromEntries(Object.keys(a).map((key) => [key, a[key] + b[key]])));

async function unlocking(city, rate) {
  const page = await member(city);
  const out = await throttled(page, rate, () => effortOf(page, () => press(page, 'Mở khóa', 'output.print', 1)));
  await page.context().close();
  return out;
}
async function opening(city, rate) {
  const page = await member(city);
  await open(page);
  const out = await throttled(page, rate, async () => {
    const four = [];
    for (let shown = 100; shown <= 250; shown += 50) {
      await page.locator('main button:enabled', { hasText: 'Mở thêm 50 hồ sơ' }).waitFor();
      four.push(await effortOf(page, () => press(page, 'Mở thêm 50 hồ sơ', 'tbody tr', shown)));
    }
    return sum(four);
  });
  await page.context().close();
  return out;
}
async function rotating(city, office) {
  await office.nextEpoch();
  const page = await member(city);
  await open(page);
  await page.getByRole('button', { name: 'Chuyển khóa' }).waitFor();
  const out = await effortOf(page, () => press(page, 'Chuyển khóa', 'main', 0));
  await page.context().close();
  return out;
}
async function times(work) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await work());
  return all;
}

const server = await startServer({ now: '2018-06-29T08:30:00+07:00' }); // before the demo's own office
const city = Object.assign(new City(), { server, url: server.url, browser: await startBrowser() });
try {
  const office = await openOffice(server.url);
  await office.nextEpoch();
  await office.file(RECORDS, (n) => city.person(`${WARDS[n]}.canbo`));
  console.log('the sealed part, in a browser');
  rows('unlocking: from the click to the open desk', await times(() => unlocking(city, 1)));
  row(`… on a page throttled ${SLOWER} times (not its Worker)`, seconds((await times(() => unlocking(city, SLOWER))).map((o) => o.wall)));
  rows('opening 200 records: four clicks, until the rows stand', await times(() => opening(city, 1)));
  row(`… on a page throttled ${SLOWER} times (not its Worker)`, seconds((await times(() => opening(city, SLOWER))).map((o) => o.wall)));
  const turned = await rotating(city, office);
  rows(`wrapping ${RECORDS} records for a new epoch`, [turned]);
  row('… how often the bar said something else', String(turned.said));
} finally {
  await city.stop();
}
