// One report from an open obligation to an accepted one, and a suppressed overview: Ea Tam's second quarter. Its pictures
// are the README's.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIZES } from '../city.mjs';
import { equal, pictures, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { confirm, picture, saved, signIn, typeFigure } from '../steps.mjs';

const QUARTER = /Báo cáo kết quả của phường, xã, Quý II\/2018/;

// What the API says to this page's person; the same rights as the screen.
const ask = (page, path) =>
  page.evaluate(async (p) => {
    const response = await fetch(`/api/v1${p}`);
    return { status: response.status, body: await response.json() };
  }, path);

export default async function reportWalk(city) {
  let report = '';

  await test('a ward official finds the quarter report and meets an error', async () => {
    const page = await signIn(city, 'eatam.canbo');
    await healthy(page, 'my work');
    await picture(page, 'viec-cua-toi');
    await page.getByRole('link', { name: QUARTER }).first().click();
    await page.locator('#cell-tt-buoi').waitFor();
    report = new URL(page.url()).pathname;
    await typeFigure(page, 'tt-buoi', 4);
    await typeFigure(page, 'tt-khu-uu-tien', 9);
    await page.getByRole('button', { name: 'Kiểm tra số liệu' }).click();
    await page.getByText('không thể nhiều hơn').filter({ visible: true }).first().waitFor();
    await healthy(page, 'data entry with errors');

    await page.getByRole('button', { name: 'Không phát sinh' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Ghi 0 cho/ }).click();
    await typeFigure(page, 'tt-luot-nguoi', 320);
    await saved(page);
    await page.locator('h1').scrollIntoViewIfNeeded();
    await picture(page, 'nhap-so-lieu');
    await typeFigure(page, 'tt-khu-uu-tien', 2);
    await typeFigure(page, 'tt-luot-phat', 60);
    await page.getByLabel('Loa truyền thanh', { exact: true }).check();
    await page.getByLabel('Tờ rơi', { exact: true }).check();
    for (const topic of ['Tác hại của mại dâm', 'Tình dục lành mạnh, an toàn', 'Phòng HIV và bệnh lây qua đường tình dục'])
      await page.getByLabel(topic, { exact: true }).check();
    await saved(page);

    // Everything typed is on the server; another browser of the same person sees it.
    const record = await ask(page, `/records/${report.split('/').pop()}`);
    equal(record.body.cells['tt-luot-nguoi'], 320, 'the saved cell');
    await page.context().close();
  });

  await test('the official explains what is unusual and presents', async () => {
    const page = await signIn(city, 'eatam.canbo');
    await page.goto(city.url + report);
    await page.locator('#cell-tt-buoi').waitFor();
    for (let left = 12; left > 0; left -= 1) {
      const explain = page.getByRole('button', { name: 'Giải trình', exact: true }).first();
      if (!(await explain.isVisible().catch(() => false))) break;
      await explain.click();
      await page.getByRole('dialog').getByRole('textbox').fill('Đã rà soát, số liệu đúng như đã nhập.');
      await page.getByRole('dialog').getByRole('button').filter({ hasText: /Lưu|Giải trình|Xong/ }).last().click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await confirm(page, 'Trình lãnh đạo');
    await page.getByText('Đã trình lãnh đạo.').first().waitFor();
    await healthy(page, 'a presented report');
    await page.context().close();
  });

  await test('the head signs and sends; the Labour office returns it with a reason', async () => {
    const head = await signIn(city, 'eatam.lanhdao');
    await head.goto(city.url + report);
    await head.getByRole('button', { name: 'Ký và gửi' }).click();
    await confirm(head, 'Ký và gửi');
    await head.getByText('Đã ký và gửi.').first().waitFor();
    await head.context().close();

    const office = await signIn(city, 'ldtbxh.canbo');
    const before = await ask(office, '/consolidation?form=bao-cao-phuong-xa&period=2018-Q2');
    await office.goto(city.url + report);
    await office.getByRole('button', { name: 'Trả lại đơn vị' }).click();
    await office.getByRole('dialog').getByRole('textbox').fill('Kiểm tra lại số lượt người dự.');
    await confirm(office, 'Trả lại đơn vị');
    await office.getByText('Đã trả lại đơn vị.').first().waitFor();
    const after = await ask(office, '/consolidation?form=bao-cao-phuong-xa&period=2018-Q2');
    equal(before.body.total.sent['tt-luot-nguoi'] - after.body.total.sent['tt-luot-nguoi'], 320,
      'what the return takes out of the sent total');
    await office.context().close();
  });

  await test('corrected, sent again and accepted: the city total changes with the answer', async () => {
    const officer = await signIn(city, 'eatam.canbo');
    await officer.goto(city.url + report);
    await officer.getByText('Kiểm tra lại số lượt người dự.').first().waitFor();
    await typeFigure(officer, 'tt-luot-nguoi', 300);
    await saved(officer);
    await officer.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await confirm(officer, 'Trình lãnh đạo');
    await officer.getByText('Đã trình lãnh đạo.').first().waitFor();
    await officer.context().close();

    const head = await signIn(city, 'eatam.lanhdao');
    await head.goto(city.url + report);
    await head.getByRole('button', { name: 'Ký và gửi' }).click();
    await confirm(head, 'Ký và gửi');
    await head.getByText('Đã ký và gửi.').first().waitFor();
    await head.context().close();

    const office = await signIn(city, 'ldtbxh.canbo');
    const before = await ask(office, '/consolidation?form=bao-cao-phuong-xa&period=2018-Q2');
    await office.goto(city.url + report);
    await office.getByRole('button', { name: 'Phê duyệt' }).click();
    await confirm(office, 'Phê duyệt');
    await office.getByText('Đã phê duyệt.').first().waitFor();
    const after = await ask(office, '/consolidation?form=bao-cao-phuong-xa&period=2018-Q2');
    equal((after.body.total.accepted['tt-luot-nguoi'] ?? 0) - (before.body.total.accepted['tt-luot-nguoi'] ?? 0), 300,
      'what the acceptance adds to the accepted total');
    // The hand-made sum: every ward's own figure as the screen lists it, added up here.
    const rows = after.body.rows.map((row) => row.cells['tt-luot-nguoi'] ?? 0);
    equal(rows.reduce((sum, n) => sum + n, 0), after.body.total.sent['tt-luot-nguoi'], 'the sum of the wards');
    // Word and Excel say the same, read back by unzip.
    for (const [file, part] of [['report.docx', 'word/document.xml'], ['report.xlsx', 'xl/worksheets/sheet1.xml']]) {
      const bytes = await office.evaluate(async (path) => {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return [...new Uint8Array(await answer.arrayBuffer())];
      }, `/api/v1/records/${report.split('/').pop()}/${file}`);
      const saved = join(pictures, file);
      writeFileSync(saved, Buffer.from(bytes));
      const text = execFileSync('unzip', ['-p', saved, part], { encoding: 'utf8', maxBuffer: 1 << 26 });
      if (!/>300</.test(text)) throw new Error(`${file} does not say 300`);
    }
    await office.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q2`);
    await office.locator('table.totals').waitFor();
    await picture(office, 'tong-hop');
    await office.context().close();
  });

  await test('a leader without entitlement never gets a count of 1 to 4 people', async () => {
    const leader = await signIn(city, 'ubnd.lanhdao');
    await leader.goto(`${city.url}/tong-quan`);
    await leader.locator('.targets').waitFor();
    await healthy(leader, 'overview');
    await picture(leader, 'tong-quan');
    await leader.goto(`${city.url}/tong-quan/bang/bao-cao-phuong-xa/2018-Q1`);
    await leader.getByText('<5').first().waitFor();
    await healthy(leader, 'a released table');
    equal((await ask(leader, `/records/${report.split('/').pop()}`)).status, 404, 'a record to a leader');
    equal((await ask(leader, '/consolidation?form=bao-cao-phuong-xa&period=2018-Q2')).status, 404, 'the exact list to a leader');
    const plan = (await ask(leader, '/plan')).body;
    const people = new Set(plan.forms.find((f) => f.id === 'bao-cao-phuong-xa').elements.filter((e) => e.people).map((e) => e.id));
    const table = (await ask(leader, '/overview/table?form=bao-cao-phuong-xa&period=2018-Q1')).body;
    if (!JSON.stringify(table.rows).includes('"hidden":"<5"')) throw new Error('no cell is hidden: nothing was tested');
    for (const row of table.rows)
      for (const [element, cell] of Object.entries(row.cells))
        if (people.has(element) && typeof cell === 'number' && cell >= 1 && cell <= 4)
          throw new Error(`${row.unit.slug} ${element} shows ${cell}`);
    await leader.context().close();
  });

  await test('one ward can neither read nor guess another ward\'s report', async () => {
    const other = await signIn(city, 'tanlap.canbo');
    const theirs = await ask(other, `/records/${report.split('/').pop()}`);
    const nothing = await ask(other, '/records/999999');
    equal(theirs, nothing, 'the answer for another ward\'s record');
    await other.context().close();
  });

  await test('on a phone of 360 px nothing is cut off', async () => {
    const phone = await signIn(city, 'tanlap.canbo', { size: SIZES.PHONE });
    await picture(phone, 'dien-thoai');
    equal(await phone.evaluate(() => document.documentElement.scrollWidth), 360, 'page width');
    await healthy(phone, 'my work on a phone');
    await phone.context().close();
  });
}
