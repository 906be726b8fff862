// How long the leaders' screen takes on an old PC behind a slow link (reference profile: processor four times slower, 1 Mbit/s,
// 300 ms): in a real Chromium on the real server, full of the demo city. `node bench/screens/run.mjs`, after
// `./run --build-only`. "Usable": the targets and the matrix of every unit stand, and the matrix takes the focus.
import { City } from '../../tests/e2e/city.mjs';

const ROUNDS = 5;
const SLOW = { offline: false, latency: 300, downloadThroughput: 125_000, uploadThroughput: 125_000 }; // bytes a second
const SLOWER = 4;

async function slowly(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

// The page's own clock, from asking for the address.
const usable = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const cell = document.querySelector('.matrix [tabindex="0"]');
          if (!cell || !document.querySelector('.targets')) return void setTimeout(look, 10);
          cell.focus();
          resolve({ ms: performance.now(), focused: document.activeElement === cell, cells: document.querySelectorAll('.matrix td').length });
        };
        look();
      }),
  );

async function visits(city, serviceWorkers) {
  const page = await city.page('ubnd.lanhdao', { context: { serviceWorkers } });
  if (serviceWorkers === 'allow') {
    await page.goto(`${city.url}/tong-quan`);
    await page.evaluate(() => navigator.serviceWorker.ready);
  }
  await slowly(page);
  await page.goto(`${city.url}/tong-quan`, { waitUntil: 'commit' });
  const out = await usable(page);
  await page.context().close();
  if (!out.focused) throw new Error('the matrix does not take the focus');
  return out;
}

const city = await City.start();
try {
  console.log('the leaders\' screen on an old PC behind a slow link');
  for (const [what, workers] of [['first visit, nothing kept', 'block'], ['a later visit, installed', 'allow']]) {
    const all = [];
    for (let round = 0; round < ROUNDS; round += 1) all.push(await visits(city, workers));
    const ms = all.map((one) => one.ms).sort((a, b) => a - b);
    const text = (n) => (n / 1000).toFixed(2);
    console.log(`  ${`${what}: ${all[0].cells} cells of the matrix`.padEnd(84)} ${`${text(ms[ROUNDS >> 1])} s (${text(ms[0])}–${text(ms.at(-1))})`.padStart(24)}`);
  }
} finally {
  await city.stop();
}
