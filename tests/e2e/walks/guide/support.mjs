// can-bo-ho-tro.md and phu-trach-ho-tro.md: a case from its referral to its end, and the founding of the office for
// under-18s, which the demo leaves to its visitor. No picture shows a passphrase or a share.
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { rmSync } from 'node:fs';
import { equal, test } from '../../harness.mjs';
import { becomes } from '../../steps.mjs';
import { Newcomer } from './newcomer.mjs';

const PHRASE = 'mua caphe suong som doi nui'; // src/app/demo/sealed_office.h

export async function supportWorker(city) {
  await test('guide: a support worker takes a case to its end with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'can-bo-ho-tro');
    await me.signIn('hotro.1');
    await me.sees('Quên cụm mật khẩu? Đăng ký khóa mới');
    await me.picture('ho-tro-mo-khoa', 'Mở khóa');
    await me.fill('Cụm mật khẩu', PHRASE);
    await me.press('Mở khóa');
    await me.sees('Hiện tên');
    await me.sees('Mới');
    await me.picture('ho-tro-danh-sach', 'Hiện tên');
    await me.page.locator('table.data tbody tr').filter({ hasText: 'Tự liên hệ' }).filter({ hasText: 'Mới' }).getByRole('button').first().click();
    await me.press('Giao hồ sơ');
    await me.choose('Giao cho', 'Cán bộ hỗ trợ mẫu thứ nhất');
    await me.press('Giao hồ sơ');
    await closed(me);
    await me.press('Ghi một lần liên hệ');
    await me.page.getByRole('dialog').getByRole('radio').first().check();
    await me.fill('Nội dung', 'Đã gặp, hẹn tuần sau.');
    await me.press('Lưu');
    await closed(me);
    await me.press('Ghi sự đồng ý');
    await me.fill('Có hiệu lực đến', '31/12/2018');
    await me.sees('Đồng ý nhận');
    await me.fill('Lời đồng ý', 'Tôi muốn được tư vấn và học nghề.');
    await me.picture('ho-tro-dong-y', 'Lưu');
    await me.press('Lưu');
    await closed(me);
    await me.press('Thêm dịch vụ vào kế hoạch');
    await me.choose('Dịch vụ', 'Tư vấn tâm lý');
    await me.press('Lưu');
    await closed(me);
    await me.press('Đã nhận');
    await me.sees('Kết thúc hồ sơ');
    await me.sees('Rút lại sự đồng ý');
    await me.sees('Dưới 18 tuổi: chuyển đường bảo vệ trẻ em');
    await me.press('Đóng hồ sơ');
    const dialog = me.page.getByRole('dialog');
    await dialog.locator('#outcome').selectOption({ index: 1 });
    await me.sees('Kết quả');
    const [, code] = /Nhập mã (\S+) để xác nhận/.exec(await dialog.innerText());
    await me.fill('Nhập mã … để xác nhận', code);
    await me.press('Đóng hồ sơ');
    await closed(me);
    await me.page.getByText(`Đã hủy khóa của hồ sơ ${code}.`).first().waitFor({ state: 'attached' });
    equal(await me.page.getByRole('button', { name: code, exact: true }).count(), 0, 'the closed case in the list');
    await me.press('Khóa lại');
    await me.sees('Cụm mật khẩu');
    await me.leave();
  });
}
const closed = (me) => me.page.getByRole('dialog').waitFor({ state: 'hidden' });

export async function keeper(city) {
  await test('guide: the keeper founds an office and certifies its worker with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'phu-trach-ho-tro');
    const usb = join(tmpdir(), `hoanhap-usb-${process.pid}.json`);
    try {
      await me.signIn('hotro.phutrach');
      const phrase = await ceremony(me, usb);

      // A support worker at their own desk.
      const keepersPage = me.page;
      me.page = await city.page('hotro.1', { size: me.size });
      await me.page.goto(`${city.url}/ho-so`);
      await me.sees('Hồ sơ hỗ trợ');
      // Offices stand in the order of their keys, which are random: the new one is the one being founded.
      const offices = me.page.getByLabel('Bộ phận', { exact: true });
      await offices.selectOption(await offices.locator('option', { hasText: 'đang lập' }).getAttribute('value'));
      await me.sees('Bộ phận');
      await me.sees('Dấu vân khóa gốc của bộ phận');
      await again(me);
      await me.press('Tạo khóa và đăng ký');
      await me.sees('Dấu vân khóa của đồng chí');
      const faults = me.page.faults;
      await me.page.context().close();
      me.page = keepersPage;
      me.page.faults.push(...faults);

      await me.page.reload();
      await me.sees('Chờ chứng nhận');
      await me.press('Đã nghe người này đọc dấu vân khóa, khớp');
      await me.sees('Tiếp tục giữ khóa');
      await me.sees('Lập đợt khóa mới');
      // Of two offices, the one where somebody waits.
      const office = me.page.locator('form').filter({ hasText: 'Đã nghe người này đọc dấu vân khóa, khớp' });
      await office.getByLabel('Tệp khóa gốc (từ USB)').setInputFiles(usb);
      await becomes(() => office.getByLabel('Tên bộ phận mà người gửi phiếu thấy').inputValue(), 'Bộ phận bảo vệ trẻ em (mẫu)', 'the name from the ceremony');
      await office.getByLabel('Cụm mật khẩu của khóa gốc').fill(phrase);
      await me.look();
      await me.picture('phu-trach-chung-nhan', office.getByRole('button', { name: 'Chứng nhận' }));
      await office.getByRole('button', { name: 'Chứng nhận' }).click();
      await me.sees('Đã chứng nhận đợt khóa mới.');
      await me.leave();
    } finally {
      rmSync(usb, { force: true });
    }
  });
}

// The ceremony; what its file opens with.
async function ceremony(me, usb) {
  await me.press('Lễ tạo khóa cho bộ phận mới');
  await me.page.locator('#unit').waitFor();
  await me.page.locator('#unit').selectOption({ index: 1 });
  await me.press('bảo vệ trẻ em');
  await me.fill('Tên bộ phận mà người gửi phiếu thấy', 'Bộ phận bảo vệ trẻ em (mẫu)');
  await me.fill('Người giữ mảnh 1', 'Người giữ mẫu một');
  await me.fill('Cơ quan của người giữ mảnh 1', 'UBND thành phố');
  for (const [i, agency] of [[1, 'Hội Phụ nữ'], [2, 'Mặt trận']]) {
    await me.page.locator(`#holder-${i}`).fill(`Người giữ mẫu ${i + 1}`);
    await me.page.locator(`#agency-${i}`).fill(agency);
  }
  await me.sees('Đơn vị');
  await me.sees('hỗ trợ');
  await me.page.locator('h1').scrollIntoViewIfNeeded();
  await me.picture('phu-trach-le-tao-khoa', me.page.locator('#office'));
  await me.press('Tiếp tục');
  await me.sees('Cụm mật khẩu: sáu từ do máy tạo');
  const phrase = await again(me);
  await me.press('Tạo khóa');
  const shares = [];
  for (let n = 1; n <= 3; n += 1) {
    await me.page.getByRole('heading', { name: `Mảnh khóa phục hồi ${n} trên 3` }).waitFor();
    shares.push(await me.page.locator('output.phrase').innerText());
    await me.sees('In mảnh này');
    await me.press('Đã giao, người giữ đã cất');
  }
  await me.fill('Mảnh thứ 1', shares[0]);
  await me.fill('Mảnh thứ 2', shares[2]);
  await me.press('Thử');
  const saving = me.page.waitForEvent('download');
  await me.press('Tải tệp khóa gốc');
  await (await saving).saveAs(usb);
  await me.press('Đã cất tệp vào USB');
  await me.press('Đăng ký bộ phận');
  await me.sees('In biên bản');
  await me.press('Xong');
  return phrase;
}
// The six words, typed once more as they were copied.
async function again(me) {
  const words = me.page.locator('output.phrase');
  await me.page.waitForFunction(() => document.querySelector('output.phrase')?.textContent?.trim().split(/\s+/).length === 6);
  const phrase = await words.innerText();
  await me.fill('Nhập lại cụm mật khẩu vừa ghi', phrase);
  return phrase;
}
