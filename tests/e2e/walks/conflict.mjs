// Two officers of one ward in one report (frontend §5.2 "conflict"): both values are shown, each is chosen once, and nothing
// that either typed is lost. Ward: Tân Hòa.
import { equal, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { arrived, becomes, inCell, openReport, reads, typeFigure } from '../steps.mjs';

// Keeps a page's drafts back until the answer is called; from then on they pass.
async function holding(page) {
  let open;
  const until = new Promise((resolve) => { open = resolve; });
  await page.route(/\/draft$/, async (route) => {
    await until;
    await route.continue();
  });
  return open;
}

// A refused draft is told who changed the cell; a page that hears of it by asking again knows who saved last.
const changed = (who, what) =>
  new RegExp(`^(${who} đã sửa ô này lúc \\d\\d:\\d\\d: ${what}\\.|Ô này đã đổi: ${what}\\. ${who} lưu bản mới nhất lúc \\d\\d:\\d\\d\\.)$`);

export default async function conflictWalk(city) {
  const lan = await city.officer('tan-hoa', 'Lê Thị Lan');
  const minh = await openReport(city, 'tanhoa.canbo');
  const hers = await openReport(city, lan);
  const { id } = minh;
  const line = (page, text) => page.getByRole('dialog').getByText(text);

  await test('conflict: both values, mine is kept, what else I typed goes with it', async () => {
    // Both are typed before either page has heard of the other.
    const send = await holding(minh.page);
    await typeFigure(minh.page, 'tt-luot-nguoi', 200);
    await typeFigure(minh.page, 'tt-buoi', 15);
    await typeFigure(hers.page, 'tt-buoi', 14);
    await arrived(lan, id, { 'tt-buoi': 14 });
    send();
    await line(minh.page, changed('Lê Thị Lan', '– → 14')).waitFor();
    await line(minh.page, 'Của tôi: 15').waitFor();
    await healthy(minh.page, 'a conflict');
    // The page may be closed before anything is chosen: it asks again.
    await minh.page.reload();
    await line(minh.page, 'Của tôi: 15').waitFor();
    await minh.page.getByRole('button', { name: 'Giữ của tôi' }).click();
    await arrived(minh.person, id, { 'tt-buoi': 15, 'tt-luot-nguoi': 200 });
  });

  await test('conflict: the other value is taken, cells that did not meet are both kept', async () => {
    await typeFigure(hers.page, 'tt-luot-phat', 30);
    await arrived(lan, id, { 'tt-buoi': 15, 'tt-luot-phat': 30 }); // another cell: no question
    equal(await reads(hers.page, 'tt-luot-nguoi'), '200', "his figure in her sheet, without loading it again");
    await typeFigure(minh.page, 'tt-buoi', 18);
    await arrived(minh.person, id, { 'tt-buoi': 18 });
    await typeFigure(hers.page, 'tt-buoi', 16);
    await line(hers.page, changed('Cán bộ mẫu Tân Hòa', '15 → 18')).waitFor();
    await hers.page.getByRole('button', { name: 'Lấy bản mới' }).click();
    await hers.page.getByRole('dialog').waitFor({ state: 'hidden' });
    equal(await reads(hers.page, 'tt-buoi'), '18', 'the value taken');
    await arrived(lan, id, { 'tt-buoi': 18, 'tt-luot-nguoi': 200, 'tt-luot-phat': 30 });
    await inCell(hers.page, 'tt-buoi').waitFor();
    equal([...minh.page.faults, ...hers.page.faults], [], 'errors behind the conflict');
  });
  await test('conflict: two notes on one cell are both shown, and one is chosen', async () => {
    const note = async (page, text) => {
      await inCell(page, 'tt-buoi').focus();
      await page.keyboard.press('Alt+g');
      const asked = page.getByRole('dialog');
      await asked.getByRole('textbox', { name: 'Ghi chú' }).fill(text);
      await asked.getByRole('button', { name: 'Lưu', exact: true }).click();
      await asked.waitFor({ state: 'hidden' });
    };
    const notes = async () => (await lan.get(`/records/${id}`)).notes['tt-buoi'];
    const send = await holding(minh.page);
    await note(minh.page, 'Bảy buổi ở tổ dân phố.');
    await note(hers.page, 'Tám buổi ở tổ dân phố.');
    await becomes(notes, 'Tám buổi ở tổ dân phố.', 'her note at the server');
    send();
    await minh.page.getByRole('heading', { name: 'Ghi chú ở ô: Số buổi tuyên truyền' }).waitFor();
    await line(minh.page, /^Lê Thị Lan đã sửa ô này lúc \d\d:\d\d: .* → Tám buổi ở tổ dân phố\.\.$/).waitFor();
    await line(minh.page, 'Của tôi: Bảy buổi ở tổ dân phố.').waitFor();
    await healthy(minh.page, 'a conflict of notes');
    await minh.page.getByRole('button', { name: 'Giữ của tôi' }).click();
    await becomes(notes, 'Bảy buổi ở tổ dân phố.', 'the note that was chosen');
  });
  await minh.page.context().close();
  await hers.page.context().close();
}
