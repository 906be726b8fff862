// The leaders' screen: the matrix from the keyboard, the map, a year's line, and that it renews itself. What lands meanwhile
// is the culture office's report of the second quarter, which no other walk touches.
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { picture } from '../steps.mjs';

export default async function overviewWalk(city) {
  const page = await city.page('ubnd.lanhdao');
  await page.goto(`${city.url}/tong-quan`);
  const matrix = page.locator('table.matrix').first();
  await matrix.waitFor();
  const focused = async () => {
    const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    const [, unit, what, how] = /^(.+?), (.+, [^,]+): (\S.*)$/.exec(name) ?? [];
    return { name, unit, what, how };
  };

  await test('overview: the matrix is walked with the arrows, and each cell says whose, what, when and how', async () => {
    equal(await matrix.locator('[tabindex="0"]').count(), 1, 'cells in the tab order');
    await matrix.locator('[tabindex="0"]').focus();
    const first = await focused();
    holds(/^Phường /.test(first.unit) && /Quý I\/2018$/.test(first.what) && first.how, `a cell's name: ${first.name}`);
    await page.keyboard.press('ArrowDown');
    const below = await focused();
    equal(below.what, first.what, 'form and period one row down');
    holds(below.unit !== first.unit, 'one row down is another unit');
    await page.keyboard.press('ArrowRight');
    const beside = await focused();
    equal(beside.unit, below.unit, 'the unit one column on');
    holds(beside.what !== below.what, 'one column on is another report');
    equal(await matrix.locator('[tabindex="0"]').count(), 1, 'cells in the tab order after moving');
    const unnamed = await page.locator('table.matrix td a').evaluateAll((all) => all.filter((a) => !a.getAttribute('aria-label') || !a.href).length);
    equal(unnamed, 0, 'cells without a name or a way on');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tong-quan\/bang\//);
    await page.locator('h1:focus').waitFor();
    await page.goBack();
    await matrix.waitFor();
  });

  await test('overview: 21 places on the map, and its table says the same', async () => {
    const squares = await page.locator('svg.tiles g').evaluateAll((all) =>
      all.map((g) => [...g.querySelectorAll('text')].map((text) => text.textContent)).sort());
    equal(squares.length, 21, 'squares');
    const table = page.locator('svg.tiles ~ details');
    await table.locator('summary').click();
    const rows = await table.locator('tbody tr').evaluateAll((all) =>
      all.map((row) => [row.cells[0].textContent.replace(/^(Phường|Xã) /, ''), `${row.cells[1].textContent}/${row.cells[2].textContent}`]).sort());
    equal(squares.map(([name, mark]) => [name, mark.split(' ')[1]]), rows, 'map and table');
    holds(rows.some(([, share]) => !share.startsWith('0/')), 'something has been sent');
  });

  await test('overview: a line opens to a chart with its table', async () => {
    const spark = page.locator('.trends button.spark').first();
    await spark.click();
    await page.locator('figure.chart').waitFor();
    holds((await page.locator('figure.chart table.data td').count()) > 1, 'the figures of the chart');
    for (const size of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(size);
      await healthy(page, `the overview with a chart open at ${size.width}`);
      await picture(page, `overview-${size.width}`, { fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await test('overview: what lands at the server shows without anybody asking', async () => {
    const cell = (word) => page.locator(`table.matrix a[aria-label^="Phòng Văn hóa và Thông tin, "][aria-label*="Quý II/2018: ${word}"]`);
    const drafts = await cell('Nháp').count();
    await (await city.person('vanhoa.canbo')).report('bao-cao-van-hoa', '2018-Q2');
    await cell('Nháp').nth(drafts).waitFor({ state: 'attached' });
  });
  equal(page.faults, [], 'errors behind the overview');
  await page.context().close();
}
