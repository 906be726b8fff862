// Administration on screens: the Labour office reminds from its dashboard, an auditor finds that in the trail and takes the
// file along, an administrator reads forms and units.
import { readFileSync } from 'node:fs';
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { picture } from '../steps.mjs';

export default async function administrationWalk(city) {
  await test('whoever receives reports reminds with one click, or of all; a leader only looks', async () => {
    const page = await city.page('ldtbxh.canbo');
    await page.goto(`${city.url}/tong-quan`);
    await page.locator('.attention details').first().waitFor();
    for (const size of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(size);
      await healthy(page, `reminding at ${size.width}`);
    }
    const unit = page.locator('.attention details').filter({ has: page.locator('button', { includeHidden: true }) }).first();
    await unit.locator('summary').click();
    await picture(page, 'reminding');
    await unit.getByRole('button', { name: /^Nhắc / }).first().click();
    await page.getByText(/^Đã nhắc .+: Quá hạn|^Đã nhắc .+: Bị trả lại|^Hôm nay đã nhắc/).first().waitFor();
    await page.getByRole('button', { name: 'Nhắc tất cả đơn vị quá hạn' }).click();
    await page.getByText(/^Đã nhắc \d+ báo cáo; \d+ báo cáo đã được nhắc trong ngày\.$/).first().waitFor();
    const leader = await city.page('ubnd.lanhdao');
    await leader.goto(`${city.url}/tong-quan`);
    await leader.locator('.attention details').first().waitFor();
    equal(await leader.getByRole('button', { name: /^Nhắc/ }).count(), 0, 'reminder buttons of a leader');
    await page.context().close();
    await leader.context().close();
  });

  await test('an auditor narrows the trail and takes it along as a file, which the trail says', async () => {
    const page = await city.page('giamsat');
    await page.goto(`${city.url}/nhat-ky`);
    await page.locator('#action').selectOption({ label: 'Nhắc nghĩa vụ báo cáo' });
    await page.getByRole('button', { name: 'Lọc', exact: true }).click();
    const first = page.locator('table.data tbody tr').first();
    await first.getByText('Nhắc nghĩa vụ báo cáo').waitFor();
    holds(/\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/.test(await first.innerText()), 'a moment to the second');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Xuất CSV' }).click();
    const file = readFileSync(await (await saving).path(), 'utf8');
    holds(file.startsWith('\uFEFF"Thời điểm","Người thực hiện"'), 'the head of the file');
    holds(/"Tổng số: \d+ dòng"\r\n$/.test(file), 'the count at its foot');
    await page.locator('#action').selectOption({ label: 'Xuất nhật ký' });
    await page.getByRole('button', { name: 'Lọc', exact: true }).click();
    await page.locator('table.data tbody tr').first().getByText(/^Nhật ký, \d+ dòng$/).waitFor();
    await picture(page, 'audit');
    await page.context().close();
  });

  await test('an administrator reads both trees of units, and the forms with what is a local setting', async () => {
    const page = await city.page('quantri.2');
    await page.goto(`${city.url}/don-vi`);
    await page.getByRole('button', { name: 'Theo địa bàn' }).click();
    await page.getByRole('heading', { name: 'Theo địa bàn' }).waitFor();
    await page.goto(`${city.url}/bieu-mau?bieu=bao-cao-phuong-xa`);
    await page.getByText(/thiết lập tại địa phương/).first().waitFor();
    await page.context().close();
  });

  await test('a name in a petition: an officer proposes that it goes, the head takes it out, nobody reads it again', async () => {
    const name = 'Gặp bà Mẫu Đơn ở ngõ chợ trước khi báo cáo';
    const ward = await city.person('hoathuan.canbo');
    const { offices } = await ward.get('/petitions');
    const office = offices.find((one) => one.slug === 'ubnd-thanh-pho');
    const title = 'Cần thêm tài liệu';
    const { id } = await ward.post('/petitions', { kind: 'difficulty', title, text: name, addressee: office.id });
    const page = await city.page('hoathuan.canbo');
    await page.goto(`${city.url}/kien-nghi/${id}`);
    await page.getByText(name).waitFor();
    await page.locator('main').getByRole('link', { name: 'Cắt bỏ nội dung' }).click();
    await page.getByRole('radio', { name: new RegExp(name) }).check();
    await page.locator('#reason').selectOption({ label: 'Cho biết một người là ai' });
    for (const size of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(size);
      await healthy(page, `proposing an excision at ${size.width}`);
    }
    await picture(page, 'excise-propose');
    await page.getByRole('button', { name: 'Đề nghị cắt bỏ' }).click();
    await page.getByText('Chờ lãnh đạo xác nhận').waitFor();
    equal(await page.getByRole('button', { name: 'Cắt bỏ', exact: true }).count(), 0, 'confirming one own proposal');
    const head = await city.page('hoathuan.lanhdao');
    await head.goto(`${city.url}/cat-bo`);
    await head.getByText(name).waitFor();
    for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
      await head.setViewportSize(size);
      await healthy(head, `excisions at ${size.width}`);
    }
    await picture(head, 'excise-confirm');
    await head.getByRole('button', { name: 'Cắt bỏ', exact: true }).click();
    await head.getByRole('dialog').getByRole('button', { name: 'Cắt bỏ', exact: true }).click();
    await head.getByText('Đã cắt bỏ', { exact: true }).first().waitFor();
    await page.goto(`${city.url}/kien-nghi/${id}`);
    await page.getByText('[đã cắt bỏ]').first().waitFor();
    equal(await page.getByText(name).count(), 0, 'the name on the page');
    await page.context().close();
    await head.context().close();
  });
}
