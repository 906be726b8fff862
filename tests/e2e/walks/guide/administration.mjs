// quan-tri.md, and chung.md: what everybody does once, with both halves of an invitation. Ward: Ea Kao.
import { test } from '../../harness.mjs';
import { Newcomer } from './newcomer.mjs';

const code = (me) => me.page.getByRole('dialog').locator('output').innerText();

export async function administrator(city) {
  await test('guide: an administrator invites, proposes and resets with only the guide', async () => {
    const me = await Newcomer.arrive(city, 'quan-tri');
    await me.signIn('quantri.1');
    await me.press('Mời người dùng');
    await me.fill('Họ và tên', 'H’Nĭ Êban');
    await me.fill('Tên đăng nhập', 'hni.eban');
    await me.choose('Đơn vị', 'Xã Ea Kao');
    await me.choose('Vai trò', 'Cán bộ lập báo cáo');
    await me.picture('quan-tri-moi', 'Tạo nửa mã mời');
    await me.press('Tạo nửa mã mời');
    await code(me);
    await me.picture('quan-tri-nua-ma', 'Chép mã');
    await me.sees('Chép mã');
    await me.press('Đóng');
    await me.sees('Đề nghị chờ người thứ hai');
    await me.press('Rút lại');
    await me.page.getByText('Đã rút lại.').first().waitFor();

    await me.press('Đề nghị thay đổi quyền');
    await me.page.getByRole('dialog').waitFor();
    for (const field of ['Người dùng', 'Thay đổi', 'Đơn vị', 'Vai trò', 'Gửi đề nghị']) await me.sees(field);
    await me.page.keyboard.press('Escape');
    await me.fill('Tìm người, đơn vị hoặc vai trò', 'eakao.canbo');
    await me.sees('Khóa tài khoản');
    await me.press('Đặt lại mật khẩu');
    await me.press('Tạo nửa mã mời');
    await code(me);
    await me.press('Đóng');
    await me.press('Nhắc việc và thư');
    await me.sees('Lưu thang nhắc');
    await me.press('Đơn vị', { within: 'nav' });
    await me.page.locator('.tree li').first().waitFor();
    await me.press('Biểu mẫu và lịch');
    await me.page.locator('table.data tbody tr').first().waitFor();
    await me.leave();
  });
}

export async function everybody(city) {
  await test('guide: anybody comes in with two halves of a code, and lends their rights, with only the guide', async () => {
    const [administrator, head] = await Promise.all(['quantri.1', 'hoathang.lanhdao'].map((login) => city.person(login)));
    const mine = await administrator.post('/people/invitations',
      { unit: 'hoa-thang', display_name: 'Trần Văn Nam', login: 'hoathang.moi', role: 'officer' });
    const other = await head.post(`/grants/${mine.id}/confirm`);
    const me = await Newcomer.arrive(city, 'chung');
    await me.page.goto(city.url);
    await me.press('Tôi có mã mời');
    await me.fill('Nửa mã của người mời', mine.code);
    await me.fill('Nửa mã của người xác nhận', other.code);
    await me.fill('Mật khẩu mới', 'ba-con-voi-o-ban-don');
    await me.page.locator('#code, #half').evaluateAll((fields) => fields.forEach((e) => { e.style.filter = 'blur(4px)'; }));
    await me.picture('chung-nhan-loi-moi', 'Nhận và đăng nhập');
    await me.press('Nhận và đăng nhập');
    await me.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await me.page.context().setOffline(true);
    me.page.breaks = true;
    await me.sees('Đang ngoại tuyến.');
    await me.page.context().setOffline(false);
    await me.page.getByText('Đang ngoại tuyến').waitFor({ state: 'hidden' });
    await me.sees('Thông báo');

    await me.signIn('hoathang.moi', 'ba-con-voi-o-ban-don');
    await menu(me);
    await me.sees('Đổi mật khẩu');
    await me.press('Cài đặt cá nhân');
    for (const part of ['Ủy quyền khi vắng mặt', 'Ủy quyền mới', 'Thư nhắc việc', 'Lịch hạn báo cáo']) await me.sees(part);
    await me.choose('Giao cho', 'Cán bộ mẫu Hòa Thắng');
    await me.sees('Việc được làm thay');
    await me.tick('nhập và trình báo cáo');
    await me.fill('Từ ngày', '9/7/2018');
    await me.fill('Đến hết ngày', '13/7/2018');
    await me.picture('chung-uy-quyen', 'Ủy quyền');
    await me.press('Ủy quyền');
    await me.page.getByText('Đã gửi. Ủy quyền có hiệu lực khi người đó nhận.').first().waitFor();
    await menu(me);
    await me.sees('Đăng xuất');

    await me.signIn('hoathang.canbo');
    await menu(me);
    await me.press('Cài đặt cá nhân');
    await me.press('Nhận ủy quyền');
    await me.page.getByText('Đã nhận ủy quyền.').first().waitFor();
    const person = await city.person('hoathang.canbo');
    await ended(me, person);
    await me.leave();
  });
}
const menu = (me) => me.page.locator('.account summary').click();

// The session ends under an open screen.
async function ended(me, person) {
  const [cookie] = (await me.page.context().cookies()).filter((one) => one.name.includes('hoanhap') || one.httpOnly);
  const before = person.cookie;
  person.cookie = `${cookie.name}=${cookie.value}`;
  await person.del('/session');
  person.cookie = before;
  await me.page.getByRole('link', { name: 'Việc của tôi', exact: true }).click();
  await me.sees('Phiên làm việc đã hết. Số liệu chưa gửi vẫn còn.');
  await me.fill('Mật khẩu', 'hoa-nhap-2018');
  await me.press('Đăng nhập');
  await me.page.getByText('Phiên làm việc đã hết.').waitFor({ state: 'hidden' });
}
