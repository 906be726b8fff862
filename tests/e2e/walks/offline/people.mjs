// Who it is: the session that ends under an open page, and several people on one machine.
import { join } from 'node:path';
import { equal, pictures } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { typeFigure } from '../../steps.mjs';
import { PASSWORD } from '../../person.mjs';
import { until } from './desk.mjs';
import { arrived, away, figure, opened, recordOf } from './walk.mjs';

const again = async (page) => {
  await page.locator('#again').fill(PASSWORD);
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
};

export async function people(walk) {
  await walk('the session ends while typing, and the network goes while signing in again', async (w) => {
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText(/^\s*Đã lưu \d/).first().waitFor();
    await w.desk.context.clearCookies(); // as after an hour without a touch
    await typeFigure(w.page, 'tt-luot-nguoi', 210);
    await w.page.getByText('Phiên làm việc đã hết.').waitFor();
    await w.desk.pull();
    await again(w.page);
    await w.page.getByText('Không liên lạc được với máy chủ').waitFor();
    await healthy(w.page, 'the dialog without a network');
    await w.page.getByRole('button', { name: 'Làm tiếp khi chưa có mạng' }).click();
    await typeFigure(w.page, 'tt-luot-phat', 33);
    equal(await figure(w.page, 'tt-luot-nguoi'), '210', 'the figure under the dialog');
    await w.desk.back();
    await w.page.getByText('Phiên làm việc đã hết.').waitFor();
    await again(w.page);
    await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 210, 'tt-luot-phat': 33 });
  });

  await walk('two people on one machine: what the one left waits for the one', async (w) => {
    const neighbour = `${w.ward}.lanhdao`; // the same ward: may read the same report
    await w.desk.ready();
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText(/^\s*Đã lưu \d/).first().waitFor();
    await w.desk.pull();
    await typeFigure(w.page, 'tt-luot-nguoi', 777);
    await away(w.page);
    await w.page.locator('.account summary').click();
    await w.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await w.page.getByRole('heading', { name: 'Còn 1 báo cáo chưa gửi' }).waitFor();
    await healthy(w.page, 'leaving');
    await w.page.screenshot({ path: join(pictures, 'ngoai-tuyen-dang-xuat.png') });
    await w.page.getByRole('button', { name: 'Giữ lại và đăng xuất' }).click();
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();

    // Without a network nobody gets in, neither the one who left nor another.
    await w.page.reload();
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    equal(await w.page.getByText('làm tiếp').count(), 0, 'a way in without a network');

    // With one: the cookie that was left is not a session any more, and the neighbour signs in.
    await w.desk.back();
    await until('the signing out heard', async () => w.wire.sent.some((r) => r.method === 'DELETE' && r.status === 204));
    await w.page.getByText('Máy này còn 1 báo cáo chưa gửi của người khác').waitFor();
    const before = w.wire.sent.length;
    await w.desk.signIn(neighbour);
    const head = await w.city.person(neighbour);
    await w.page.getByText('Máy này còn 1 báo cáo chưa gửi của người khác').waitFor();
    const record = await recordOf(w.officer);
    await w.page.goto(`${w.wire.url}/bao-cao/${record}`);
    await w.page.getByRole('heading', { level: 1 }).waitFor();
    await w.page.waitForTimeout(2500); // longer than any sending waits
    equal((await w.page.locator('main').innerText()).includes('777'), false, "the one's figure before the other's eyes");
    equal(w.wire.sent.slice(before).filter((r) => r.method !== 'GET' && r.path !== '/session'), [], 'writes while the other is here');
    equal(w.wire.sent.slice(before).filter((r) => r.as && r.as !== String(head.session.user.id)), [], 'requests for another');
    equal((await w.officer.get(`/records/${record}`)).cells['tt-luot-nguoi'] ?? null, null, 'the figure at the server');

    await w.page.locator('.account summary').click();
    await w.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await w.desk.signIn(w.login);
    const report = await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 777 });
    equal(report.author.name, w.officer.session.user.display_name, 'whose it is');
  });

  await walk('another window signs somebody else in: the open page speaks for its own person only', async (w) => {
    const neighbour = `${w.ward}.lanhdao`;
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText(/^\s*Đã lưu \d/).first().waitFor();
    const other = await w.desk.context.newPage();
    await other.goto(w.wire.url);
    await other.locator('.account summary').click();
    await other.getByRole('button', { name: 'Đăng xuất' }).click();
    await other.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await w.desk.signIn(neighbour, other);
    const before = w.wire.sent.length;
    await w.page.bringToFront();
    await typeFigure(w.page, 'tt-luot-nguoi', 555);
    await w.page.getByText('Phiên làm việc đã hết.').waitFor();
    const refused = w.wire.sent.slice(before).filter((r) => r.method === 'PUT');
    equal(refused.map((r) => [r.as, r.status]), [[String(w.officer.session.user.id), 401]], 'what the page tried');
    equal((await w.page.getByRole('dialog').innerText()).includes('777'), false, 'figures in the dialog');
    await again(w.page);
    const report = await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 555 });
    equal(report.author.name, w.officer.session.user.display_name, 'whose it is');
  });

  await walk('thrown away on leaving is gone, at once and for good', async (w) => {
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText(/^\s*Đã lưu \d/).first().waitFor();
    await w.desk.pull();
    await typeFigure(w.page, 'tt-luot-nguoi', 210);
    await away(w.page);
    await w.page.locator('.account summary').click();
    await w.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await w.page.getByRole('button', { name: 'Xóa khỏi máy này và đăng xuất' }).click();
    await w.page.getByText('Không lấy lại được.').waitFor();
    await w.page.getByRole('button', { name: 'Xóa khỏi máy này và đăng xuất' }).click();
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    equal([await w.desk.kept('unsent'), await w.desk.kept('answers')], [[], []], 'what the machine keeps');
    await w.desk.back();
    await w.desk.signIn(w.login);
    const report = await arrived(w, { 'tt-buoi': 4 });
    equal(report.cells['tt-luot-nguoi'] ?? null, null, 'the figure thrown away');
  });

  await walk('signed out without a network, and the page gone before the server has heard it: nobody is signed in', async (w) => {
    const left = () => w.wire.sent.filter((r) => r.method === 'DELETE');
    await w.desk.pull();
    await w.page.locator('.account summary').click();
    await w.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    w.wire.hold('DELETE', /^\/session$/);
    await w.desk.back();
    await until('the page telling the server', async () => left().length === 1);
    await w.page.goto(`${w.wire.url}/`);
    await until('the next page telling it', async () => left().some((r) => r.status > 0));
    await w.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    const user = String(w.officer.session.user.id);
    equal(left().map((r) => [r.path, r.as, r.status]), [['/session', user, 0], ['/session', user, 204]], 'what the server heard');
  }, { ward: 'eatam' });

  await walk('half a day later only the server can say who it is', async (w) => {
    await w.desk.ready();
    await w.desk.pull();
    await w.page.clock.install({ time: Date.now() + 13 * 3_600_000 });
    await w.page.reload();
    await w.page.getByRole('alert').getByText('Chưa có mạng').waitFor();
    equal(await w.page.getByText('làm tiếp').count(), 0, 'a way in');
    equal((await w.desk.kept('here')).length, 1, 'the machine remembers');
  });
}
