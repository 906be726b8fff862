// lanh-dao.md: who only reads, who receives the city's report, who watches the trail.
import { test } from '../../harness.mjs';
import { Newcomer } from './newcomer.mjs';
import { presents, step } from './others.mjs';

export async function leaders(city) {
  await test('guide: a leader reads, a receiver decides, an auditor looks, with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'lanh-dao');
    await me.signIn('ubnd.lanhdao');
    for (const part of ['Cần chú ý', 'Ma trận nghĩa vụ', 'Báo cáo theo biểu', 'Xuất PDF', 'In']) await me.sees(part);
    await me.choose('Kỳ', 'Quý I/2018');
    await me.sees('Chỉ tiêu của kế hoạch');
    await me.picture('lanh-dao-tong-quan', me.page.getByLabel('Kỳ', { exact: true }));
    await me.press('Xem căn cứ');
    await me.page.getByRole('heading', { level: 1 }).waitFor();
    await me.page.locator('table.data tbody tr').first().waitFor();
    await me.press('Tổng quan');
    await me.choose('Kỳ', 'Quý I/2018');
    await me.press('Xem bảng');
    await me.choose('Mục', '2. Hỗ trợ hòa nhập (chỉ ghi số)');
    await me.page.locator('table.data td').filter({ hasText: '<5' }).first().waitFor();
    await me.picture('lanh-dao-bang', me.page.locator('table.data td').filter({ hasText: '<5' }).first());
    await me.page.goto(`${city.url}/nguoi-dung`);
    await me.sees('Tài khoản của đồng chí chưa được cấp quyền xem mục này. Liên hệ: …');

    const receiver = await sentAgain(city);
    await me.signIn(receiver);
    await me.press('Việc của tôi');
    await me.sees('Báo cáo đơn vị tôi tổng hợp');
    await (await me.row('Báo cáo tổng hợp của thành phố, Quý I/2018', '… chờ duyệt')).click();
    await me.page.getByRole('navigation', { name: 'Đơn vị' }).getByRole('button').first().click();
    await me.press('Mở báo cáo');
    await me.press('Trả lại đơn vị');
    await me.sees('Lý do');
    await me.page.keyboard.press('Escape');
    await me.picture('lanh-dao-nhan', 'Phê duyệt');
    await me.press('Phê duyệt');
    await me.press('Phê duyệt');
    await me.page.getByText('Đã phê duyệt.').first().waitFor();

    await me.signIn('giamsat');
    await me.press('Nhật ký');
    await me.choose('Việc', 'Xuất nhật ký');
    await me.press('Lọc');
    const file = me.page.waitForEvent('download');
    await me.press('Xuất CSV');
    await file;
    await me.leave();
  });
}

// The city's first report comes once more to who receives it: reopened, presented and signed again.
async function sentAgain(city) {
  const login = 'ubnd.tiepnhan';
  const [receiver, head] = await Promise.all([login, 'ldtbxh.lanhdao'].map((one) => city.person(one)));
  const { items } = await receiver.get('/obligations?scope=checking&form=tong-hop-thanh-pho&period=2018-Q1');
  const record = items[0].record.id;
  await step(receiver, record, 'reopen', { reason: 'Bổ sung phương hướng kỳ tới.' });
  await presents(city, 'ldtbxh.canbo', record);
  await step(head, record, 'sign');
  return login;
}
