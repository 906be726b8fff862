// cong-an-phuong-xa.md and cong-an-thanh-pho.md. Wards: Tự An (this month's report), Tân Tiến (a returned one), Tân An and
// Hòa Phú (whose reports have arrived).
import { test } from '../../harness.mjs';
import { saved } from '../../steps.mjs';
import { Newcomer } from './newcomer.mjs';

const MONTHLY = 'Tháng 6/2018';

export async function wardPolice(city) {
  await test('guide: ward police report and refer with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'cong-an-phuong-xa');
    await me.signIn('tuan.congan');
    await me.press('Lập báo cáo nhanh');
    await me.sees('Ngày xảy ra');
    await me.sees('Mở biểu');
    await me.page.keyboard.press('Escape');
    await (await me.row(MONTHLY, 'Nhập số liệu')).click();
    await me.page.getByRole('button', { name: 'Không phát sinh' }).waitFor();
    await me.picture('cong-an-px-bao-cao', 'Không phát sinh');
    await me.nothingElse();
    await me.type('dd-phat-hien', 1); // found, not yet handled: a warning
    await saved(me.page);
    await me.press('Kiểm tra số liệu');
    await me.explainAll();
    await me.present();

    await me.press('Lập phiếu giới thiệu');
    await me.sees('In thẻ');
    await me.sees('Không, hoặc chưa hỏi: chỉ ghi nhận một lượt, không danh tính');
    await me.page.getByRole('radio', { name: 'Không', exact: true }).check(); // under 18?
    await me.press('Có, đã hỏi và người đó đồng ý cho liên hệ');
    await me.press('Tôi đã đối chiếu, khớp cả mười nhóm');
    await me.fill('Gọi là', 'Hoa Pơ Lang');
    await me.fill('Liên hệ thế nào cho an toàn', 'Nhắn tin trước, gặp ở trạm y tế.');
    await me.picture('cong-an-px-phieu', 'Có, đã hỏi và người đó đồng ý cho liên hệ');
    await me.press('Niêm phong và gửi');
    await me.sees('Mã biên nhận');
    await me.sees('In mã');
    await me.press('Xong, xóa khỏi màn hình');

    await me.signIn('tuan.truongcongan');
    await me.sees('Chờ đồng chí ký');
    await me.page.getByRole('link', { name: new RegExp(MONTHLY) }).first().click();
    await me.sees('Ký và gửi');
    await me.sees('Trả lại cán bộ');

    await me.signIn('tantien.congan');
    await me.sees('Bị trả lại');
    await (await me.row('Tháng 5/2018', 'Sửa')).click();
    await me.sees('Nhập tiếp').catch(() => {});
    await me.page.getByRole('button', { name: 'Trình lãnh đạo' }).waitFor();
    await me.explainAll();
    await me.present();
    await me.leave();
  });
}

export async function cityPolice(city) {
  await test('guide: the city police accept, add their own and send with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'cong-an-thanh-pho');
    const { page } = me;
    const unit = async (name) => {
      await me.page.getByRole('navigation', { name: 'Đơn vị' }).getByText(name, { exact: true }).click();
      await me.page.getByRole('heading', { name, exact: true }).waitFor();
    };
    await me.signIn('catp.canbo');
    await me.press('Lập báo cáo nhanh');
    await me.sees('Ngày xảy ra');
    await me.sees('Mở biểu');
    await page.keyboard.press('Escape');
    await me.press('Tổng hợp và phê duyệt');
    await (await me.row(MONTHLY, '… chờ duyệt')).click();
    await me.sees('Chờ duyệt');
    await unit('Công an phường Tân An');
    await me.picture('cong-an-tp-duyet', 'Phê duyệt');
    await me.press('Phê duyệt');
    await me.press('Phê duyệt');
    await me.page.getByText('Đã phê duyệt.').first().waitFor();
    await unit('Công an xã Hòa Phú');
    await me.press('Trả lại đơn vị');
    await me.fill('Lý do', 'Mục 1: kiểm tra lại tổng số.');
    await me.press('Trả lại đơn vị');
    await me.page.getByText('Đã trả lại đơn vị.').first().waitFor();

    await me.press('Việc của tôi');
    await (await me.row(MONTHLY, 'Nhập số liệu')).click();
    await me.page.locator('#cell-tp-canh-cao').waitFor();
    await me.nothingElse();
    for (const [cell, value] of [['tp-canh-cao', 2], ['tp-phat-tien', 3], ['tp-nguoi-ban', 4], ['tp-nguoi-mua', 1],
      ['tp-tien-phat', 3_000_000], ['tp-gt-de-nghi', 4]])
      await me.type(cell, value);
    await saved(me.page);
    await me.picture('cong-an-tp-tong-hop', me.page.locator('#cell-tp-canh-cao'));
    await me.press('Kiểm tra số liệu');
    await me.explainAll();
    await me.present();
    await me.signIn('catp.lanhdao');
    await me.sees('Chờ đồng chí ký');
    await me.page.getByRole('link', { name: new RegExp(`${MONTHLY}.*Xem và ký`, 's') }).first().click();
    await me.signAndSend();
    await me.leave();
  });
}
