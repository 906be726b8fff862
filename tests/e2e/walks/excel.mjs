// The official sheet goes out, is filled in by another program, and comes back: an error by its cell, then corrected
// (design §9). Ward: Ea Kao.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { equal, pictures, root, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { arrived, fromMenu, openReport } from '../steps.mjs';

const at = (name) => join(pictures, name);
// Debian's Python, whose openpyxl is the other program.
const fill = (source, target, ...cells) =>
  JSON.parse(execFileSync('/usr/bin/python3', [join(root, 'tests', 'e2e', 'sheet.py'), 'fill', at(source), at(target), ...cells], { encoding: 'utf8' }));

export default async function excelWalk(city) {
  const { person, id, page } = await openReport(city, 'eakao.canbo');
  const dialog = page.getByRole('dialog', { name: 'Nạp biểu Excel' });

  await test('the official sheet is downloaded under a name that says what it is', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), fromMenu(page, 'Tải biểu Excel')]);
    equal(/ea-kao.*2018-Q2.*\.xlsx$/i.test(file.suggestedFilename()), true, `the name ${file.suggestedFilename()}`);
    await file.saveAs(at('bieu.xlsx'));
  });

  await test('filled by another program: a wrong cell is named by its address, the others can be entered', async () => {
    const address = fill('bieu.xlsx', 'bieu-sai.xlsx', 'tt-buoi=9', 'tt-luot-nguoi=ba trăm', 'tt-hinh-thuc/to-roi=x');
    await fromMenu(page, 'Nạp biểu Excel');
    await dialog.getByLabel('Tệp .xlsx').setInputFiles(at('bieu-sai.xlsx'));
    await dialog.getByText('Ô có lỗi trong tệp (1)').waitFor();
    await dialog.getByText(`Ô ${address['tt-luot-nguoi']}`, { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Nhập 2 ô' }).waitFor();
    await healthy(page, 'a sheet with an error');
    equal((await person.get(`/records/${id}`)).cells['tt-buoi'], null, 'the server before anything is entered');
  });

  await test('corrected and chosen again it goes in, in one step that can be taken back', async () => {
    fill('bieu-sai.xlsx', 'bieu-dung.xlsx', 'tt-luot-nguoi=300');
    await dialog.getByLabel('Tệp .xlsx').setInputFiles(at('bieu-dung.xlsx'));
    await dialog.getByRole('button', { name: 'Nhập 3 ô' }).click();
    await arrived(person, id, { 'tt-buoi': 9, 'tt-luot-nguoi': 300, 'tt-hinh-thuc': ['to-roi'] });
    await page.locator('#cell-tt-buoi').focus();
    await page.keyboard.press('Control+z');
    await arrived(person, id, { 'tt-buoi': null, 'tt-luot-nguoi': null, 'tt-hinh-thuc': null });
    await page.keyboard.press('Control+y');
    await arrived(person, id, { 'tt-buoi': 9, 'tt-luot-nguoi': 300 });
  });

  await test("another ward's sheet is refused in words", async () => {
    const other = await openReport(city, 'eatu.canbo');
    await fromMenu(other.page, 'Nạp biểu Excel');
    const upload = other.page.getByRole('dialog', { name: 'Nạp biểu Excel' });
    await upload.getByLabel('Tệp .xlsx').setInputFiles(at('bieu-dung.xlsx'));
    await upload.getByRole('alert').waitFor();
    await healthy(other.page, 'a sheet of another ward');
    equal(await upload.getByRole('button', { name: /^Nhập \d+ ô$/ }).isDisabled(), true, 'entering');
    await other.page.context().close();
    equal(page.faults, [], 'errors behind the sheet');
  });
  await page.context().close();
}
