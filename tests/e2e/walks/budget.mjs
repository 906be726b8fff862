// What a browser really fetches until "Việc của tôi" can be used: at most 60 KB of JavaScript as transferred (frontend §5.5).
import { holds, test } from '../harness.mjs';
import { PASSWORD } from '../person.mjs';

const KB = 1024;
const LIMITS = { Script: 60 * KB, Stylesheet: 15 * KB, Font: 80 * KB };

export default async function budgetWalk(city) {
  await test('the first route fetches no more than its budget', async () => {
    const page = await city.page(null, { context: { serviceWorkers: 'block' } });
    const network = await page.context().newCDPSession(page);
    const kinds = new Map();
    const bytes = {};
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId);
      bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
    });
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(city.url);
    await page.getByLabel('Tên đăng nhập').fill('tanlap.canbo');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.locator('.rows a.row').first().waitFor();
    await page.waitForLoadState('networkidle');
    const said = Object.entries(bytes).map(([kind, n]) => `${kind} ${(n / KB).toFixed(1)} KB`).join(', ');
    console.log(`     first route: ${said}`);
    holds(bytes.Script > 10 * KB, `nothing was measured: ${said}`);
    for (const [kind, limit] of Object.entries(LIMITS)) holds((bytes[kind] ?? 0) <= limit, `over ${limit / KB} KB: ${said}`);
    await page.context().close();
  });
}
