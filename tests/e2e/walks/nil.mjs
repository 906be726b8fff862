// A blank is not a zero (design §5): nothing is presented with blanks, one button says "nothing occurred", one key takes it
// back. Ward: Hòa Thắng.
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { arrived, confirm, openReport, reads, typeFigure } from '../steps.mjs';

export default async function nilWalk(city) {
  const { person, id, page } = await openReport(city, 'hoathang.canbo');
  const press = (name) => page.getByRole('button', { name, exact: true }).click();

  await test('blanks are errors; the summary leads to the first; "không phát sinh" fills them and no other', async () => {
    await typeFigure(page, 'kt-tuan-tra', 4);
    await press('Trình lãnh đạo');
    const summary = page.getByRole('group', { name: /^Lỗi cần sửa \(\d+\)$/ });
    await summary.waitFor();
    equal(await summary.evaluate((e) => e === document.activeElement), true, 'the focus in the summary');
    holds(await summary.getByRole('heading').isVisible(), 'the heading of the summary');
    await healthy(page, 'a summary of many blanks');
    await summary.getByRole('link').first().click();
    equal(await page.evaluate(() => document.activeElement.id), 'cell-tt-buoi', 'where the first line leads');

    await press('Không phát sinh');
    await page.getByRole('dialog').getByRole('button', { name: /^Ghi 0 cho \d+ ô$/ }).click();
    await arrived(person, id, { 'tt-buoi': 0, 'kt-tuan-tra': 4, 'xp-tien-thu': 0 });
    await page.locator('#cell-tt-buoi').click();
    await page.keyboard.press('Control+z');
    await arrived(person, id, { 'tt-buoi': null, 'kt-tuan-tra': 4, 'xp-tien-thu': null });
    equal(await reads(page, 'kt-tuan-tra'), '4', 'what was typed');
    await page.keyboard.press('Control+y');
    await arrived(person, id, { 'tt-buoi': 0 });
  });

  await test('a warning wants its explanation before presenting, and refuses a telephone number in it', async () => {
    const dialog = page.getByRole('dialog');
    await press('Trình lãnh đạo');
    for (let left = 12; left > 0; left -= 1) {
      const explain = page.getByRole('button', { name: 'Giải trình', exact: true }).first();
      if (!(await explain.isVisible())) break;
      await explain.click();
      if (left === 12) {
        await dialog.getByRole('textbox').fill('Hỏi bà Hoa, 0905 123 456.');
        await dialog.getByRole('button', { name: 'Lưu' }).click();
        await dialog.getByText(/số điện thoại/).first().waitFor();
        await healthy(page, 'personal data refused');
      }
      await dialog.getByRole('textbox').fill('Kỳ này phường tập trung cho khảo sát; quý sau làm bù.');
      await dialog.getByRole('button', { name: 'Lưu' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await press('Trình lãnh đạo');
    await confirm(page, 'Trình lãnh đạo');
    await page.getByText('Đã trình lãnh đạo.').first().waitFor();
    equal((await person.get(`/records/${id}`)).state, 'presented', 'the state');
    equal(page.faults, [], 'errors behind it');
  });
  await page.context().close();
}
