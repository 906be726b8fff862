// One referral from the ward police to the end of the case, another taken back by its code; the numbers both leave behind.
import { equal, holds, test } from '../../harness.mjs';
import { becomes, picture } from '../../steps.mjs';
import { program } from '../attacks/program.mjs';
import { look } from './look.mjs';
import { desk, entry, officeOf, openCase, press, refer, rowOf, withdraw } from './steps.mjs';
import { CANARY } from './town.mjs';

const SENDER = 'tanlap.congan';
const OTHER = 'Người thứ hai của cuộc đi thử';
const WARD = 'tanlap.canbo';
const counts = async (city) => {
  const keeper = await city.person('hotro.phutrach');
  const { office } = await officeOf(keeper);
  return keeper.get(`/support/offices/${office}/counts?from=2018-07&to=2018-07`);
};
const arrivedFrom = ({ arrived }, sender) => arrived.find((row) => row.class === sender)?.n ?? 0;

export async function caseWalk(city) {
  const before = await counts(city);
  let withdrawn = '';

  await test('a ward police officer refers somebody who agreed; the receipt says neither purpose nor office', async () => {
    const { page, code } = await refer(city, SENDER, { note: CANARY.words, warned: '20/06/2018', look: 'phieu-gioi-thieu' });
    holds(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/.test(code), `a code on the receipt: ${code}`);
    await look(page, 'phieu-bien-nhan');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => document.body.innerText);
    for (const word of ['hỗ trợ', 'mại dâm', 'Công an', 'niêm phong', 'LĐTBXH'])
      holds(!paper.toLowerCase().includes(word.toLowerCase()), `"${word}" on the printed receipt:\n${paper}`);
    holds(paper.includes(code), 'the code on the printed receipt');
    await page.emulateMedia({ media: 'screen' });
    // Gone from the sender's screen and machine with the last button; going back brings nothing.
    await press(page, 'Xong, xóa khỏi màn hình');
    await page.goBack().catch(() => {});
    await page.goto(`${city.url}/phieu-gioi-thieu`);
    await page.locator('form').waitFor();
    holds(!(await page.content()).includes(CANARY.name), 'the name on the sender\'s screen');
    equal(page.faults, [], 'errors behind the sender\'s screen');
    await page.context().close();
    const other = await refer(city, WARD, { name: OTHER });
    withdrawn = other.code;
    await other.page.context().close();
  });

  let member;
  await test('a member unlocks with the passphrase, verifies, and records the contact', async () => {
    member = await desk(city, 'hotro.1');
    await rowOf(member, CANARY.name).waitFor();
    await look(member, 'ho-so-danh-sach');
    await openCase(member, CANARY.name);
    const text = await member.locator('article.case').innerText();
    for (const said of Object.values(CANARY)) holds(text.includes(said), `the case says ${said}`);
    holds(text.includes('Cảnh cáo, 20/06/2018'), 'the case says what it is tied to');
    await member.getByText('Gọi lại người gửi để xác minh').waitFor();
    await entry(member, 'Ghi một lần liên hệ', async (dialog) => {
      await dialog.getByLabel('Có', { exact: true }).check();
      await dialog.getByLabel('Nội dung').fill('Đã gặp ở trạm y tế.');
    });
    await member.getByText('· Đã liên hệ').waitFor();
  });

  await test('every dialog of a case fits', async () => {
    for (const [opens, name] of [['Ghi sự đồng ý', 'dong-y'], ['Giao hồ sơ', 'giao'], ['Thêm lịch hẹn', 'lich-hen'],
      ['Gộp với hồ sơ khác', 'gop'], ['Không liên lạc được: hủy hồ sơ', 'huy'], ['Đổi cụm mật khẩu', 'doi-cum']]) {
      await press(member, opens);
      await look(member, `ho-so-${name}`);
      await member.keyboard.press('Escape');
      await member.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  await test('consent, written first, opens the plan: a loan and a job, given; nothing before it', async () => {
    equal(await member.getByRole('button', { name: 'Thêm dịch vụ vào kế hoạch' }).count(), 0, 'services before consent');
    await entry(member, 'Ghi sự đồng ý', async (dialog) => {
      await dialog.getByLabel('Có hiệu lực đến').fill('31/12/2018');
      await dialog.getByLabel('Việc làm', { exact: true }).check();
      await dialog.getByLabel('Lời đồng ý').fill(CANARY.words);
    });
    await member.getByText('· Đã đồng ý').waitFor();
    const writes = city.wire.writes(/^\/support\/records/);
    const step = writes.findIndex((row) => row.body.includes('"consented"'));
    holds(/\/parts\/care$/.test(writes[step - 1].path), 'the words are sealed before the step is taken');

    await entry(member, 'Sửa nhu cầu', (dialog) => dialog.getByLabel('Việc làm', { exact: true }).check());
    for (const [service, provider] of [['Vay vốn ưu đãi', 'Ngân hàng Chính sách xã hội'], ['Việc làm', 'Trung tâm Dịch vụ việc làm']])
      await entry(member, 'Thêm dịch vụ vào kế hoạch', async (dialog) => {
        await dialog.getByLabel('Dịch vụ').selectOption({ label: service });
        await dialog.getByLabel('Nơi cung cấp').fill(provider);
      });
    for (const left of [1, 0]) {
      await member.getByRole('button', { name: 'Đã nhận', exact: true }).first().click();
      await becomes(() => member.getByRole('button', { name: 'Đã nhận', exact: true }).count(), left, 'services still to give');
    }
    await member.getByText('· Đang hỗ trợ').waitFor();
    await look(member, 'ho-so');
  });

  await test('a case prints through its own button only, with who and when, and the print is among its readings', async () => {
    await member.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', document.querySelector('.watermark')?.textContent ?? '');
    });
    await member.emulateMedia({ media: 'print' });
    holds(!(await member.locator('article.case').isVisible()), 'the case prints with the browser\'s own command');
    await member.emulateMedia({ media: 'screen' });
    await press(member, 'In hồ sơ');
    await member.locator('body[data-printed]').waitFor({ state: 'attached' });
    const mark = await member.locator('body').getAttribute('data-printed');
    holds(/^In bởi Cán bộ hỗ trợ mẫu thứ nhất lúc \d\d:\d\d/.test(mark), `on the paper: ${mark}`);
    await member.emulateMedia({ media: 'print' });
    await member.locator('article.case').getByText(CANARY.phone).waitFor();
    await picture(member, 'ho-so-in', { fullPage: true });
    await member.emulateMedia({ media: 'screen' });
    await member.evaluate(() => dispatchEvent(new Event('afterprint')));
    await member.getByText('Ai đã mở, sửa hồ sơ này').click();
    await becomes(() => member.locator('details li', { hasText: 'Cán bộ hỗ trợ mẫu thứ nhất: mở' }).count(), 2, 'opened, and printed');
  });

  await test('the case ends with an outcome: its keys go, its numbers stay', async () => {
    const code = (await member.locator('article.case h2').innerText()).split(' ')[2];
    await entry(member, 'Đóng hồ sơ', async (dialog) => {
      await dialog.getByLabel('Kết quả').selectOption({ label: 'Có việc làm' });
      await dialog.getByLabel(/^Nhập mã/).fill(code);
    }, 'Đóng hồ sơ');
    await rowOf(member, OTHER).waitFor();
    equal(await rowOf(member, CANARY.name).count(), 0, 'the closed case in the list');
    const now = await counts(city);
    for (const sender of ['police', 'ward']) equal(arrivedFrom(now, sender) - arrivedFrom(before, sender), 1, `from ${sender}`);
    const more = (list, id) => (now[list][id] ?? 0) - (before[list][id] ?? 0);
    equal([more('services', 'vay-von'), more('services', 'viec-lam'), more('outcomes', 'co-viec-lam')], [1, 1, 1], 'counted');
  });

  await test("each referral is in its own unit's report, where nobody types it", async () => {
    for (const [login, form, period] of [[SENDER, 'cong-an-thang', '2018-07'], [WARD, 'bao-cao-phuong-xa', '2018-Q3']]) {
      const { id } = await (await city.person(login)).report(form, period);
      const page = await city.page(login);
      await page.goto(`${city.url}/bao-cao/${id}`);
      const row = page.locator('tr', { hasText: 'phiếu giới thiệu niêm phong' });
      await row.getByText('1', { exact: true }).waitFor();
      equal(await row.locator('input').count(), 0, 'cells to type into');
      await page.context().close();
    }
  });

  await test('a referral is taken back by its code; an unknown code is told the same; the team has it no more', async () => {
    const known = await withdraw(city, withdrawn);
    equal(await withdraw(city, withdrawn), known, 'the answer to a code that is used up');
    const { codes } = await program();
    const nobodys = codes.receiptFrom(crypto.getRandomValues(new Uint8Array(12)));
    equal(await withdraw(city, nobodys), known, 'the answer to a code that nobody was given');
    await member.reload();
    await member.getByLabel('Cụm mật khẩu', { exact: true }).waitFor(); // reloading locks
    await member.context().close();
    member = await desk(city, 'hotro.2');
    await rowOf(member, 'Chị A (mẫu)').waitFor();
    equal(await rowOf(member, OTHER).count(), 0, 'the withdrawn referral in the list');
    equal((await counts(city)).outcomes.withdrawn, 1, 'counted as withdrawn');
    equal(member.faults, [], 'errors behind the desk');
    await member.context().close();
  });
}
