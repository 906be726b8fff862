// What happened at the server while this machine was away.
import { join } from 'node:path';
import { equal, pictures } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { confirm, typeFigure } from '../../steps.mjs';
import { until } from './desk.mjs';
import { arrived, away, figure, fill, opened, recordOf } from './walk.mjs';

const saved = (page) => page.getByText(/^\s*Đã lưu \d/).first().waitFor();

export async function changes(walk) {
  await walk('a colleague changed two of the same cells: both values, and the choice', async (w) => {
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await typeFigure(w.page, 'tt-luot-phat', 50);
    await saved(w.page);
    await w.desk.pull();
    await typeFigure(w.page, 'tt-buoi', 14);
    await typeFigure(w.page, 'tt-luot-phat', 60);
    await away(w.page);
    const record = await recordOf(w.officer);
    await w.officer.type(record, { 'tt-buoi': 15, 'tt-luot-phat': 61, 'tt-luot-nguoi': 300 });
    await w.desk.back();
    await w.page.getByRole('heading', { name: 'Có người sửa cùng ô' }).waitFor();
    const dialog = w.page.getByRole('dialog');
    await dialog.getByText('4 → 15').waitFor();
    await dialog.getByText('Của tôi: 14').waitFor();
    await healthy(w.page, 'the conflict');
    await w.page.screenshot({ path: join(pictures, 'ngoai-tuyen-hai-so.png') });
    await dialog.getByRole('button', { name: 'Giữ của tôi' }).first().click();
    await dialog.getByRole('button', { name: 'Lấy bản mới' }).first().click();
    await w.desk.nothingUnsent();
    const report = await w.officer.get(`/records/${record}`);
    equal([report.cells['tt-buoi'], report.cells['tt-luot-phat'], report.cells['tt-luot-nguoi']], [14, 61, 300], 'the figures');
  });

  await walk('the same, with the report closed: the list says that a choice waits', async (w) => {
    await opened(w.page);
    await typeFigure(w.page, 'tt-buoi', 4);
    await saved(w.page);
    await w.desk.pull();
    await typeFigure(w.page, 'tt-buoi', 14);
    await away(w.page);
    await w.page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    await w.page.locator('#chua-gui').waitFor();
    const record = await recordOf(w.officer);
    await w.officer.type(record, { 'tt-buoi': 15 });
    await w.desk.back();
    await w.page.getByText('có người sửa cùng ô').waitFor();
    await healthy(w.page, 'what waits');
    await w.page.screenshot({ path: join(pictures, 'ngoai-tuyen-con-lai.png') });
    await w.page.locator('#chua-gui a').click();
    await w.page.getByRole('button', { name: 'Giữ của tôi' }).click();
    await w.desk.nothingUnsent();
    equal((await w.officer.get(`/records/${record}`)).cells['tt-buoi'], 14, 'the figure');
  });

  await walk('presented elsewhere meanwhile: what was typed stands beside it; sent back, it goes', async (w) => {
    await opened(w.page);
    await fill(w.page);
    await saved(w.page);
    await w.page.waitForTimeout(1500);
    await w.desk.pull();
    await typeFigure(w.page, 'tt-buoi', 14);
    await away(w.page);
    const record = await recordOf(w.officer);
    const before = await w.officer.get(`/records/${record}`);
    await w.officer.post(`/records/${record}/present`, {}, before.version);
    await w.desk.back();
    await w.page.getByText('đã sang bước khác').first().waitFor();
    await w.page.reload();
    await w.page.getByRole('heading', { name: 'Phần đồng chí đã nhập mà chưa kịp gửi' }).waitFor();
    await healthy(w.page, 'what is left over');
    await w.page.screenshot({ path: join(pictures, 'ngoai-tuyen-doi-chieu.png') });
    const row = w.page.locator('section[aria-labelledby=leftover] tbody tr');
    equal(await row.count(), 1, 'lines side by side');
    equal((await row.locator('td').allInnerTexts()).slice(0, 2), ['14', '0'], 'typed, and now');
    equal((await w.officer.get(`/records/${record}`)).cells['tt-buoi'], 0, 'what was presented');

    const head = await w.city.person(`${w.ward}.lanhdao`);
    const presented = await head.get(`/records/${record}`);
    await head.post(`/records/${record}/send_back`, { reason: 'Bổ sung số buổi.' }, presented.version);
    await w.page.reload();
    await w.desk.nothingUnsent();
    equal((await w.officer.get(`/records/${record}`)).cells['tt-buoi'], 14, 'the figure, once it may be typed again');
  });

  await walk('a colleague changed the report after it was to be presented: it is not, and the list says so', async (w) => {
    await w.desk.ready();
    await opened(w.page);
    await fill(w.page);
    await saved(w.page);
    await w.page.waitForTimeout(1500);
    await w.desk.pull();
    await w.page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await confirm(w.page, 'Trình lãnh đạo');
    await w.page.getByText('Chờ mạng để trình lãnh đạo').waitFor();
    const record = await recordOf(w.officer);
    await w.officer.type(record, { 'tt-luot-phat': 61 });
    await w.page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    await w.page.getByText('chờ mạng để trình lãnh đạo').waitFor();
    await w.desk.back();
    await w.page.getByText('báo cáo đã đổi: xem lại rồi trình').waitFor();
    equal((await w.officer.get(`/records/${record}`)).state, 'draft', 'the state');
    await w.page.locator('#chua-gui a').click();
    await w.page.getByText('Chưa trình: báo cáo đã đổi').waitFor();
    equal(await figure(w.page, 'tt-luot-phat'), '61', "the colleague's figure");
    await w.page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await confirm(w.page, 'Trình lãnh đạo');
    await until('the presenting', async () => (await w.officer.get(`/records/${record}`)).state === 'presented');
    await w.desk.nothingUnsent();
  });

  await walk(
    'a day on a phone of 360 px without a network',
    async (w) => {
      await w.desk.ready();
      await w.desk.pull();
      await opened(w.page);
      await typeFigure(w.page, 'tt-buoi', 4);
      await away(w.page);
      equal(await w.page.evaluate(() => document.documentElement.scrollWidth), 360, 'page width');
      await healthy(w.page, 'a phone');
      await w.page.screenshot({ path: join(pictures, 'ngoai-tuyen-dien-thoai.png') });
      await w.desk.reopen();
      await w.desk.page.getByRole('button', { name: /làm tiếp$/ }).waitFor();
      equal(await w.desk.page.evaluate(() => document.documentElement.scrollWidth), 360, 'page width of the question');
      await w.desk.page.screenshot({ path: join(pictures, 'ngoai-tuyen-dien-thoai-ai.png') });
      await w.desk.page.getByRole('button', { name: /làm tiếp$/ }).click();
      await w.desk.page.locator('#chua-gui').waitFor();
      await w.desk.page.screenshot({ path: join(pictures, 'ngoai-tuyen-dien-thoai-viec.png') });
      await w.wire.join();
      await w.desk.signIn(w.login);
      await arrived(w, { 'tt-buoi': 4 });
    },
    { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  );
}
