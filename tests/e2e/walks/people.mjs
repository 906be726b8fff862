// An account takes two people and the person (design §7): an administrator invites, the ward's head confirms, each holds
// half of a code, and only who has both halves chooses the password. Ward: Cư Êbur.
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';

const NAME = 'H’Nĭ Êban';
const LOGIN = 'hni.eban';

export default async function peopleWalk(city) {
  let mine = '';
  let other = '';
  const code = (page) => page.getByRole('dialog').locator('output').innerText();
  const sent = (page) => page.getByRole('button', { name: 'Nhận và đăng nhập' }).click();

  await test('invitation: the administrator gets half a code and cannot confirm', async () => {
    const page = await city.page('quantri.1');
    await page.goto(`${city.url}/nguoi-dung`);
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    await page.locator('#display_name').fill(NAME);
    await page.locator('#login').fill(LOGIN);
    await page.locator('#unit').selectOption({ label: 'Xã Cư Êbur' });
    await page.locator('#role').selectOption({ label: 'Cán bộ lập báo cáo' });
    await page.getByRole('button', { name: 'Tạo nửa mã mời' }).click();
    mine = await code(page);
    await healthy(page, 'half a code');
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click();
    const waiting = page.getByRole('listitem').filter({ hasText: `${NAME}: mở tài khoản` });
    await waiting.getByText(/chờ người thứ hai xác nhận/).waitFor();
    equal(await waiting.getByRole('button', { name: 'Xác nhận' }).count(), 0, 'confirming one\'s own invitation');
    const administrator = await city.person('quantri.1');
    const proposal = (await administrator.get('/grants')).find((grant) => grant.user?.login === LOGIN);
    holds((await administrator.send('POST', `/grants/${proposal.id}/confirm`, {})).status >= 400, 'the inviter confirmed alone');
    equal(page.faults, [], 'errors behind the invitation');
    await page.context().close();
  });

  await test('invitation: the head of the ward confirms and gets the other half', async () => {
    const page = await city.page('cuebur.lanhdao');
    await page.goto(`${city.url}/nguoi-dung`);
    const waiting = page.getByRole('listitem').filter({ hasText: `${NAME}: mở tài khoản` });
    await waiting.getByRole('button', { name: 'Xác nhận' }).click();
    other = await code(page);
    await healthy(page, 'the other half');
    holds(other !== mine && other.length >= 8, 'two halves');
    equal(page.faults, [], 'errors behind confirming');
    await page.context().close();
  });

  await test('invitation: half a code opens nothing; both halves open the account of that one person', async () => {
    const page = await city.page(null);
    await page.goto(`${city.url}/dang-nhap`);
    await page.getByRole('link', { name: 'Tôi có mã mời' }).click();
    await page.locator('#code').fill(mine);
    await page.locator('#password').fill('ba-con-voi-o-ban-don');
    await sent(page);
    await page.getByRole('group', { name: 'Lỗi cần sửa (1)' }).waitFor();
    await healthy(page, 'half a code refused');
    await page.locator('#half').fill(other);
    await sent(page);
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await page.getByText(NAME).first().waitFor();
    await page.getByText('Xã Cư Êbur').first().waitFor();
    await page.locator('.rows .row').first().waitFor();

    const again = await city.page(null);
    await again.goto(`${city.url}/nhan-loi-moi`);
    await again.locator('#code').fill(mine);
    await again.locator('#half').fill(other);
    await again.locator('#password').fill('them-mot-lan-nua-thoi');
    await sent(again);
    await again.getByRole('group', { name: 'Lỗi cần sửa (1)' }).waitFor();
    equal([...page.faults, ...again.faults], [], 'errors behind the code');
    await again.context().close();
    await page.context().close();
  });
}
