// The network pulled at every step of entering a report.
import { join } from 'node:path';
import { equal, pictures } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { confirm, typeFigure } from '../../steps.mjs';
import { QUARTER, until } from './desk.mjs';
import { arrived, away, figure, fill, opened, recordOf } from './walk.mjs';

export async function steps(walk) {
  await walk('the application can be installed, and opens without a network', async ({ desk, page, wire }) => {
    await desk.ready();
    const session = await desk.context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    equal(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito'), [], 'why it could not be installed');
    const { data, errors } = await session.send('Page.getAppManifest');
    equal(errors, [], 'the manifest');
    equal(JSON.parse(data).lang, 'vi', 'the language of the manifest');
    await desk.pull();
    await desk.reopen();
    await desk.page.getByText(/Máy này đang giữ việc của/).waitFor();
    await healthy(desk.page, 'the question who is there');
    await desk.page.screenshot({ path: join(pictures, 'ngoai-tuyen-ai.png') });
    await desk.page.getByRole('button', { name: /^Tôi là .*, làm tiếp$/ }).click();
    await desk.page.getByRole('link', { name: QUARTER }).first().waitFor();
    await desk.page.getByText(/^Số liệu lúc \d\d:\d\d \d+\/\d+\/\d{4}/).waitFor();
    await healthy(desk.page, 'my work without a network');
    await desk.page.screenshot({ path: join(pictures, 'ngoai-tuyen-viec.png') });
    equal(wire.writes(/./).filter((r) => r.path !== '/session').length, 0, 'writes');
  });

  await walk('pulled before the report is opened', async (w) => {
    await w.desk.ready();
    await w.desk.pull();
    await opened(w.page); // does not exist on the server yet
    await typeFigure(w.page, 'tt-buoi', 4);
    await typeFigure(w.page, 'tt-luot-nguoi', 320);
    await away(w.page);
    await w.page.getByText('Đã lưu trên máy: 1 báo cáo, chờ gửi').waitFor();
    await w.desk.back();
    await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 320 });
    await typeFigure(w.page, 'tt-buoi', 5); // the same page goes on, now with the server's report
    await until('the next figure', async () => (await w.officer.get(`/records/${await recordOf(w.officer)}`)).cells['tt-buoi'] === 5);
    equal(new URL(w.page.url()).pathname, `/bao-cao/${await recordOf(w.officer)}`, 'the address');
  });

  await walk('pulled in the middle of a figure', async (w) => {
    await opened(w.page);
    await w.page.locator('#cell-tt-buoi').click();
    await w.page.keyboard.type('1');
    await w.desk.pull();
    await w.page.keyboard.type('2');
    await w.page.keyboard.press('Enter');
    await typeFigure(w.page, 'tt-khu-uu-tien', 7);
    await away(w.page);
    equal(await figure(w.page, 'tt-buoi'), '12', 'what was typed');
    await w.desk.back();
    await arrived(w, { 'tt-buoi': 12, 'tt-khu-uu-tien': 7 });
  });

  await walk('pulled while a figure is on its way: the server had it, its answer was lost', async (w) => {
    await opened(w.page);
    w.wire.loseAnswer('PUT', /\/draft$/);
    await typeFigure(w.page, 'tt-buoi', 9);
    await away(w.page);
    await typeFigure(w.page, 'tt-buoi', 10); // and on, over it
    await typeFigure(w.page, 'tt-luot-phat', 60);
    await w.desk.back();
    await arrived(w, { 'tt-buoi': 10, 'tt-luot-phat': 60 });
    const [lost, again] = w.wire.writes(/\/draft$/);
    equal(lost.lost, true, 'an answer was lost');
    equal([again.key, again.body], [lost.key, lost.body], 'the same request again');
  });

  await walk('pulled there, and the browser closed before the answer', async (w) => {
    await opened(w.page);
    w.wire.loseAnswer('PUT', /\/draft$/);
    await typeFigure(w.page, 'tt-buoi', 9);
    await away(w.page);
    await w.desk.context.close();
    await w.wire.join();
    await w.desk.start();
    await w.desk.signIn(w.login);
    await arrived(w, { 'tt-buoi': 9 });
    const [lost, again] = w.wire.writes(/\/draft$/);
    equal([again.key, again.body], [lost.key, lost.body], 'the same request again, by another visit');
  });

  await walk('pulled in the preview of a paste', async (w) => {
    await opened(w.page);
    await w.page.getByRole('button', { name: 'Dán từ Excel' }).click();
    const dialog = w.page.getByRole('dialog');
    await dialog.getByRole('textbox').waitFor();
    await w.desk.pull();
    await dialog.getByRole('textbox').fill('3\nTờ rơi');
    await dialog.getByRole('button', { name: /^Nhập 2 ô$/ }).click();
    await away(w.page);
    equal(await figure(w.page, 'tt-buoi'), '3', 'the pasted figure');
    await w.desk.back();
    const report = await arrived(w, { 'tt-buoi': 3 });
    equal(report.cells['tt-hinh-thuc'].length, 1, 'the pasted choice');
  });

  await walk('pulled, and the page loaded again, twice, with a figure half typed', async (w) => {
    await w.desk.ready();
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText(/^\s*Đã lưu \d/).first().waitFor();
    await w.desk.pull();
    await typeFigure(w.page, 'tt-luot-nguoi', 210);
    await w.page.locator('#cell-tt-luot-phat').click();
    await w.page.keyboard.type('33'); // not entered: the page goes under it
    await w.page.reload();
    await w.page.getByRole('button', { name: /làm tiếp$/ }).click();
    await w.page.locator('#cell-tt-buoi').waitFor();
    equal(await figure(w.page, 'tt-luot-nguoi'), '210', 'the figure after the first reload');
    equal(await figure(w.page, 'tt-luot-phat'), '33', 'the half-typed one');
    await w.page.reload();
    await w.page.getByRole('button', { name: /làm tiếp$/ }).click();
    await w.page.locator('#cell-tt-buoi').waitFor();
    equal(await figure(w.page, 'tt-buoi'), '4', 'what the server had');
    await w.desk.back();
    await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 210, 'tt-luot-phat': 33 });
  });

  await walk('a day without a network, the browser closed in between; presented, and the answer to that lost', async (w) => {
    await w.desk.ready();
    await w.desk.pull();
    await opened(w.page);
    await fill(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await w.page.getByText('Chờ gửi:').first().waitFor();
    const page = await w.desk.reopen();
    await page.getByRole('button', { name: /làm tiếp$/ }).click();
    await page.locator('#chua-gui a').first().click(); // not on the server yet: the machine lists it
    await page.locator('#cell-tt-buoi').waitFor();
    equal(await figure(page, 'tt-buoi'), '4', 'the figure after the browser was closed');
    await typeFigure(page, 'tt-luot-nguoi', 300);
    for (const name of ['Ký và gửi', 'Phê duyệt']) equal(await page.getByRole('button', { name }).count(), 0, name);
    await page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await confirm(page, 'Trình lãnh đạo');
    await page.getByText('Chờ mạng để trình lãnh đạo').waitFor();
    await healthy(page, 'a report that waits');
    await page.screenshot({ path: join(pictures, 'ngoai-tuyen-cho-trinh.png') });
    await w.wire.join();
    w.wire.loseAnswer('POST', /\/present$/);
    await w.desk.signIn(w.login);
    await until('the presenting', async () => w.wire.writes(/\/present$/).length === 1);
    await until('the network gone again', async () => w.wire.sent.some((r) => r.lost));
    await w.wire.join();
    await w.desk.page.evaluate(() => dispatchEvent(new Event('online')));
    await arrived(w, { 'tt-buoi': 4, 'tt-luot-nguoi': 300 }, { presented: true });
    const [lost, again] = w.wire.writes(/\/present$/);
    equal(again.key, lost.key, 'presented again with the same key');
  });

  await walk(
    'a flash report whose opening had no answer: begun here, and opened once',
    async (w) => {
      await w.desk.ready();
      await w.page.getByRole('button', { name: 'Lập báo cáo nhanh' }).click();
      await w.page.getByRole('dialog').locator('#date').fill('1/7/2018');
      w.wire.loseAnswer('POST', /^\/events$/);
      await w.page.getByRole('button', { name: 'Mở biểu' }).click();
      await w.page.locator('table.sheet input.figure').first().waitFor();
      const id = (await w.page.locator('table.sheet input.figure').first().getAttribute('id')).replace('cell-', '');
      await typeFigure(w.page, id, 2);
      await away(w.page);
      await w.page.getByRole('link', { name: 'Việc của tôi' }).first().click();
      await w.page.locator('#chua-gui').getByText('Báo cáo nhanh').first().waitFor();
      await w.desk.back();
      await w.desk.nothingUnsent();
      const { items } = await w.officer.get('/obligations?scope=mine');
      const flash = items.filter((item) => item.event_date === '2018-07-01');
      equal(flash.length, 1, 'flash reports of that day');
      equal((await w.officer.get(`/records/${flash[0].record.id}`)).cells[id], 2, 'its figure');
      const [lost, again] = w.wire.writes(/^\/events$/);
      equal([again.key, again.body], [lost.key, lost.body], 'the same opening again');
    },
    { role: 'congan' },
  );
}
