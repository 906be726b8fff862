// A table of figures comes in: a fault at its cell, then corrected and entered into the draft; and what was accepted goes
// out. Ward: Hòa Phú.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIZES } from '../city.mjs';
import { equal, pictures, test } from '../harness.mjs';
import { healthy } from '../health.mjs';

const table = (sessions) =>
  `don_vi;bieu;ky;tt-buoi;tt-luot-nguoi\nhoa-phu;bao-cao-phuong-xa;2018-Q2;${sessions};1.234`;

export default async function exchangeWalk(city) {
  const person = await city.person('hoaphu.canbo');
  const page = await city.page(person, { size: SIZES.PHONE });
  await page.goto(city.url);
  await page.locator('.account summary').click();
  await page.getByRole('link', { name: 'Trao đổi số liệu' }).click();
  const paste = page.getByLabel('Hoặc dán bảng vào đây');
  const check = page.getByRole('button', { name: 'Kiểm tra bảng' });

  await test('a fault stands at its cell, says what to do, and nothing can be entered', async () => {
    await paste.fill(table('ba'));
    await check.click();
    await page.getByText('1 lỗi cần sửa trong tệp; chưa nhập gì').waitFor();
    await page.getByRole('rowheader', { name: 'D2 tt-buoi' }).waitFor();
    await page.getByText('Nhập số nguyên, như 12 hoặc 1.234.').waitFor();
    equal(await page.getByRole('button', { name: /vào bản nháp/ }).count(), 0, 'buttons that enter');
    await healthy(page, 'a table with a fault');
  });

  await test('corrected, it goes into the draft, and the draft can be opened', async () => {
    await paste.fill(table('3'));
    await check.click();
    await page.getByText('Bảng không có lỗi.').waitFor();
    await page.getByRole('button', { name: 'Nhập 1 báo cáo vào bản nháp' }).click();
    await page.getByText('Đã nhập 1/1 báo cáo').waitFor();
    await healthy(page, 'a table that was entered');
    await page.getByRole('link', { name: 'Đã vào bản nháp' }).click();
    await page.locator('#cell-tt-buoi').waitFor();
    equal(await page.locator('#cell-tt-buoi').inputValue(), '3', 'the sessions in the draft');
  });

  await test('what was accepted goes out as a file', async () => {
    await page.goto(`${city.url}/trao-doi`);
    await page.getByLabel(/^Kỳ/).fill('2018-Q1');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải CSV' }).click(),
    ]);
    equal(file.suggestedFilename(), 'so-lieu_tat-ca_2018-Q1.csv', 'its name');
    await file.saveAs(join(pictures, 'so-lieu.csv'));
    const lines = readFileSync(join(pictures, 'so-lieu.csv'), 'utf8');
    equal(lines.includes('hoa-phu,Xã Hòa Phú,bao-cao-phuong-xa,2018-Q1,tt-buoi,'), true, 'its own figure');
  });
}
