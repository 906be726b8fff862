// can-bo-phuong-xa.md and lanh-dao-phuong-xa.md. Wards: Tân Tiến (its official), Thành Nhất (its head).
import { test } from '../../harness.mjs';
import { saved } from '../../steps.mjs';
import { Newcomer } from './newcomer.mjs';
import { step } from './others.mjs';

const REPORT = 'Báo cáo kết quả của phường, xã, Quý II/2018';
const WARDS = 'bao-cao-phuong-xa';
const QUARTER = '2018-Q2';

export async function wardOfficial(city) {
  await test('guide: a ward official reports with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'can-bo-phuong-xa');
    const { page } = me;
    await me.signIn('tantien.canbo');
    await me.sees('Việc của tôi');
    const row = await me.row(REPORT, 'Nhập số liệu');
    await me.picture('can-bo-viec-cua-toi', row);
    await row.click();
    await page.locator('#cell-tt-buoi').waitFor();
    const record = new URL(page.url()).pathname.split('/').pop();
    await me.type('tt-buoi', 16); // more than three times the quarter before: a warning
    await me.type('tt-luot-nguoi', 320);
    await me.type('tt-khu-uu-tien', 20);
    await saved(page);
    await me.sees('Đã lưu');
    await me.sees('Dán từ Excel');
    await me.press('Không phát sinh');
    await me.press('Ghi 0 cho … ô');
    await me.press('Kiểm tra số liệu');
    await me.sees('Lỗi cần sửa');
    await me.picture('can-bo-loi', page.getByRole('group', { name: /^Lỗi cần sửa/ }));
    await page.getByRole('group', { name: /^Lỗi cần sửa/ }).getByRole('link').first().click();
    await me.type('tt-khu-uu-tien', 2);
    await me.type('tt-luot-phat', 60);
    await me.tick('Loa truyền thanh', 'Tờ rơi');
    await me.tick('Tác hại của mại dâm', 'Tình dục lành mạnh, an toàn', 'Phòng HIV và bệnh lây qua đường tình dục');
    await saved(page);
    await me.sees('Cảnh báo');
    await me.explainAll();
    await me.present('can-bo-trinh');

    // The office returns it; the official finds it, a colleague types into the same cell, and the network goes away.
    const [official, head, office] = await Promise.all(['tantien.canbo', 'tantien.lanhdao', 'ldtbxh.canbo'].map((login) => city.person(login)));
    await step(head, record, 'sign');
    await step(office, record, 'return', { reason: 'Kiểm tra lại số lượt người dự.' });
    await me.press('Việc của tôi');
    await me.sees('Bị trả lại');
    await (await me.row(REPORT, 'Sửa')).click();
    await page.locator('#cell-tt-luot-nguoi').waitFor();
    const colleague = await city.officer('tan-tien', 'Lê Thị Lan');
    await colleague.type(record, { 'tt-luot-nguoi': 280 });
    await page.locator('#cell-tt-luot-nguoi').fill('300');
    await page.locator('#cell-tt-luot-nguoi').press('Enter');
    await me.sees('Có người sửa cùng ô');
    await me.picture('can-bo-sua-cung-o', 'Giữ của tôi');
    await me.press('Giữ của tôi');
    await saved(page);
    page.breaks = true;
    await page.context().setOffline(true);
    await me.type('tt-luot-nguoi', 305);
    await me.sees('Đang ngoại tuyến. Đã lưu trên máy: … báo cáo, chờ gửi.');
    await page.context().setOffline(false);
    await page.getByText('Đang ngoại tuyến').waitFor({ state: 'hidden' });
    await saved(page);
    page.breaks = false;
    await me.explainAll();
    await me.present();
    await me.press('Khó khăn, kiến nghị');
    await me.sees('Nêu khó khăn, kiến nghị');
    await me.leave();
  });
}

export async function wardHead(city) {
  await test('guide: a ward head signs and sends with only the guide', async () => {
    const official = await city.person('tanloi.canbo');
    const administrator = await city.person('quantri.1');
    const me = await Newcomer.arrive(city, 'lanh-dao-phuong-xa');
    const { page } = me;
    await me.signIn('tanloi.lanhdao');
    await me.sees('Chờ đồng chí ký');
    const row = await me.row(REPORT, 'Xem và ký');
    await me.picture('lanh-dao-px-cho-ky', row);
    await row.click();
    await me.sees('Cảnh báo');
    await me.press('Trả lại cán bộ');
    await me.fill('Lý do', 'Ghi thêm buổi nói chuyện ngày 20/6.');
    await me.press('Trả lại cán bộ');
    await page.getByText('Đã trả lại cán bộ.').first().waitFor();
    const { id } = await official.report(WARDS, QUARTER);
    await step(official, id, 'present');

    await me.press('Việc của tôi');
    await (await me.row(REPORT, 'Xem và ký')).click();
    await me.press('Ký và gửi');
    await me.fill('Số, ký hiệu văn bản đi (nếu có)', '15/BC-UBND');
    await me.fill('Ngày văn bản đi (nếu có)', '2/7/2018');
    await me.picture('lanh-dao-px-ky', 'Ký và gửi');
    await me.press('Ký và gửi');
    await me.sees('Đã ký và gửi.');

    // Somebody new in the ward: the head's word makes the account.
    await administrator.post('/people/invitations', { unit: 'tan-loi', display_name: 'Trần Văn Nam', login: 'tanloi.moi', role: 'officer' });
    await me.press('Người dùng và quyền');
    await me.sees('Từ chối');
    await me.press('Xác nhận');
    await page.getByRole('dialog').locator('output').waitFor();
    await me.leave();
  });
}
