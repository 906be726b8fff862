// phong-ldtbxh.md. Wards: Thành Công and Thống Nhất, whose reports have arrived.
import { equal, test } from '../../harness.mjs';
import { saved } from '../../steps.mjs';
import { Newcomer } from './newcomer.mjs';

const WARDS = 'Báo cáo kết quả của phường, xã';

export async function labourOffice(city) {
  await test('guide: the Labour office accepts, returns, consolidates and releases with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'phong-ldtbxh');
    const { page } = me;
    const unit = async (name) => {
      await page.getByRole('navigation', { name: 'Đơn vị' }).getByText(name, { exact: true }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
      await me.look();
    };
    await me.signIn('ldtbxh.canbo');
    await me.press('Tổng hợp và phê duyệt');
    await (await me.row(`${WARDS}, Quý II/2018`, '… chờ duyệt')).click();
    await me.sees('Chờ duyệt');
    await unit('Phường Thành Công');
    await me.picture('phong-chon-don-vi', 'Mở báo cáo');
    await me.press('Phê duyệt');
    await me.press('Phê duyệt');
    await page.getByText('Đã phê duyệt.').first().waitFor();
    await unit('Phường Thống Nhất');
    await me.press('Trả lại đơn vị');
    await me.fill('Lý do', 'Mục 1: kiểm tra lại số lượt người dự.');
    await me.press('Trả lại đơn vị');
    await page.getByText('Đã trả lại đơn vị.').first().waitFor();
    await me.press('Đã duyệt');
    await unit('Xã Hòa Xuân');
    await me.sees('Miễn báo cáo');

    await unit('Phường Thành Công');
    await me.press('Mở báo cáo');
    await me.press('Mở lại');
    await page.keyboard.press('Escape');
    await page.goBack();

    await me.press('Tổng quan');
    await me.sees('Cần chú ý');
    await me.press('Nhắc tất cả đơn vị quá hạn');
    await page.getByText(/^Đã nhắc \d+ báo cáo/).first().waitFor();
    await me.press('Yêu cầu báo cáo');
    await page.getByRole('heading', { name: 'Yêu cầu báo cáo', level: 1 }).waitFor();
    await me.press('Yêu cầu báo cáo', { within: 'main' });
    await me.sees('Gửi yêu cầu');
    await page.keyboard.press('Escape');

    // The first quarter has both sources, the police's and the wards'.
    await page.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q1`);
    await me.sees('Đối chiếu hai nguồn');
    await page.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q2`);
    await me.press('Báo cáo tổng hợp của thành phố');
    await me.sees('Kiểm tra số liệu');
    await page.locator('#cell-th-d178-dot').fill('2');
    await page.locator('#cell-th-d178-dot').press('Enter');
    await saved(page);
    await me.picture('phong-tong-hop', 'Kiểm tra số liệu');
    await me.press('Kiểm tra số liệu');
    await me.sees('Trình lãnh đạo');
    await me.nothingElse();
    await me.sees('Giải trình chênh lệch giữa Công an và phường, xã');
    await me.type('th-giai-trinh-chenh-lech', 'Phường, xã gửi sau khi Công an đã chốt số.');
    await saved(page);
    await me.explainAll();
    await me.present();
    const consolidated = page.url().split('/').pop();
    await signed(city, consolidated, 'ldtbxh.lanhdao');
    await accepted(city, consolidated, 'ubnd.tiepnhan');

    await me.press('Việc của tôi');
    await (await me.row('Báo cáo của thành phố gửi tỉnh, Quý II/2018', 'Chưa nhập')).click();
    await me.sees('Đánh giá chung, kết quả nổi bật');
    await me.type('bt-danh-gia', 'Các phường, xã đã triển khai đúng kế hoạch.');
    await me.sees('Phương hướng kỳ tới');
    await me.type('bt-phuong-huong', 'Tiếp tục tuyên truyền, kiểm tra.');
    await saved(page);
    equal((await page.locator('#cell-bt-d178-dot').innerText()).trim(), '2', 'read from the accepted report');
    await me.picture('phong-gui-tinh', 'Trình lãnh đạo');
    await me.explainAll();
    await me.present();
    const up = page.url().split('/').pop();
    await signed(city, up, 'ldtbxh.lanhdao');
    await accepted(city, up, 'so.tiepnhan');
    await page.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q2`);
    await me.press('Chốt và công bố kỳ');
    await me.picture('phong-chot', 'Chốt và công bố kỳ');
    await me.press('Chốt và công bố kỳ');
    await page.getByText(/^Đã chốt và công bố/).first().waitFor();
    await me.leave();
  });
}

// Colleagues, who have a page of their own.
async function signed(city, record, who) {
  const head = await city.person(who);
  const { version } = await head.get(`/records/${record}`);
  await head.post(`/records/${record}/sign`, {}, version);
}
async function accepted(city, record, who) {
  const receiver = await city.person(who);
  const { version } = await receiver.get(`/records/${record}`);
  await receiver.post(`/records/${record}/accept`, {}, version);
}
