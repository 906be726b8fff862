// The grid as somebody from Excel uses it (frontend §5.4): its keys, and a pasted range with a preview and one undo.
// Ward: Tự An.
import { equal, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { arrived, becomes, inCell, openReport, reads, saved } from '../steps.mjs';

const CLIPBOARD = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };

// The cell that has the focus.
const here = (page) => page.evaluate(() => document.activeElement?.id.replace('cell-', '') ?? '');
const keys = async (page, ...all) => {
  for (const key of all) await page.keyboard.press(key);
};

export default async function sheetWalk(city) {
  const { person, id, page } = await openReport(city, 'tuan.canbo', CLIPBOARD);
  const figures = () => Promise.all(['tt-luot-nguoi', 'tt-khu-uu-tien', 'tt-luot-phat'].map((cell) => reads(page, cell)));

  await test('keys: typing, Enter down, Shift+Enter up, Tab on, Esc back, F2 inside', async () => {
    await inCell(page, 'tt-luot-nguoi').click();
    await page.keyboard.type('120');
    await keys(page, 'Enter');
    await becomes(() => here(page), 'tt-khu-uu-tien', 'Enter');
    await page.keyboard.type('3');
    await keys(page, 'Shift+Enter');
    await becomes(() => here(page), 'tt-luot-nguoi', 'Shift+Enter');
    await keys(page, 'ArrowDown', 'ArrowDown');
    await becomes(() => here(page), 'tt-luot-phat', 'arrows');
    await page.keyboard.type('25');
    await keys(page, 'Tab');
    await becomes(() => here(page), 'tt-tai-lieu', 'Tab');
    await keys(page, 'Shift+Tab');
    await becomes(() => here(page), 'tt-luot-phat', 'Shift+Tab');
    await page.keyboard.type('9');
    await arrived(person, id, { 'tt-luot-phat': 25 }); // saving goes on behind, and takes nothing half typed
    await saved(page);
    await page.keyboard.type('9');
    await keys(page, 'Escape');
    await becomes(() => reads(page, 'tt-luot-phat'), '25', 'Esc');
    await keys(page, 'F2');
    await page.keyboard.type('0');
    await keys(page, 'Enter');
    await becomes(() => reads(page, 'tt-luot-phat'), '250', 'F2');
    await arrived(person, id, { 'tt-luot-nguoi': 120, 'tt-khu-uu-tien': 3, 'tt-luot-phat': 250 });
  });

  await test('keys: Delete clears a selection, Ctrl+Z and Ctrl+Y; up and down never change a number', async () => {
    await inCell(page, 'tt-luot-nguoi').click();
    await keys(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
    await becomes(figures, ['', '', ''], 'Delete');
    await keys(page, 'Control+z');
    await becomes(figures, ['120', '3', '250'], 'Ctrl+Z');
    await keys(page, 'Control+y');
    await becomes(figures, ['', '', ''], 'Ctrl+Y');
    await keys(page, 'Control+z');
    await inCell(page, 'tt-luot-nguoi').click();
    await keys(page, 'ArrowDown', 'ArrowUp', '?');
    await page.getByRole('dialog', { name: 'Phím tắt trong bảng' }).waitFor();
    await healthy(page, 'the keys');
    await keys(page, 'Escape');
    await becomes(() => here(page), 'tt-luot-nguoi', 'the focus after the dialog');
    await becomes(figures, ['120', '3', '250'], 'the figures');
  });

  await test('paste: a preview names what cannot be entered; the rest goes in and out in one step', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('1.234\r\n4\r\nhai mươi\r\n\r\n2\r\n'));
    await inCell(page, 'tt-luot-nguoi').dblclick(); // the caret is inside: a range is still a range
    await keys(page, 'Control+v');
    const dialog = page.getByRole('dialog', { name: 'Dán từ Excel' });
    await dialog.getByText('Sẽ nhập 3 ô').waitFor();
    await dialog.getByText('Không nhập được 1 ô').waitFor();
    await dialog.getByText('hai mươi').waitFor();
    await dialog.getByText('1 ô trống trong vùng dán: giữ nguyên số cũ.').waitFor();
    await healthy(page, 'the preview of a paste');
    await dialog.getByRole('button', { name: 'Nhập 3 ô' }).click();
    await arrived(person, id, { 'tt-luot-nguoi': 1234, 'tt-khu-uu-tien': 4, 'tt-luot-phat': 250, 'tt-guong-tot': 2 });
    await becomes(() => here(page), 'tt-luot-nguoi', 'the focus after a paste');
    await keys(page, 'Control+z');
    await arrived(person, id, { 'tt-luot-nguoi': 120, 'tt-khu-uu-tien': 3, 'tt-luot-phat': 250, 'tt-guong-tot': null });
    equal(page.faults, [], 'errors behind the sheet');
  });
  await page.context().close();
}
