// A referral where there is no network: sealed at once, kept as ciphertext, sent when the network is back; whoever typed it
// can't read it meanwhile either.
import { equal, holds, test } from '../../harness.mjs';
import { Desk } from '../offline/desk.mjs';
import { look } from './look.mjs';
import { desk, permitted, person, press, rowOf } from './steps.mjs';
import { kept, nothingLeft } from './traces.mjs';
import { CANARY } from './town.mjs';

const SENDER = 'tanloi.congan';

export async function waitingWalk(town) {
  await test('a referral sealed without a network waits as ciphertext, and goes by itself when it is back', async () => {
    const pc = await Desk.open(town.wire);
    try {
      const { page } = pc;
      await pc.signIn(SENDER);
      await pc.installed();
      await page.goto(`${town.url}/phieu-gioi-thieu`);
      await page.locator('form').waitFor();
      await permitted(page, 'Có, đã hỏi và người đó đồng ý cho liên hệ');
      await pc.pull();
      await person(page, { name: 'Người ở nơi mất mạng', note: CANARY.words });
      await press(page, 'Niêm phong và gửi');
      await page.getByText('Đã niêm phong, chờ gửi khi có mạng.').waitFor();
      const code = await page.locator('.receipt output').innerText();
      await look(page, 'bien-nhan-cho-mang');
      await press(page, 'Xong, xóa khỏi màn hình');
      await page.getByText('Phiếu 1: chờ mạng').waitFor();
      await look(page, 'phieu-cho-mang');
      const gone = { ...CANARY, name: 'Người ở nơi mất mạng', code, plain: code.replaceAll('-', '') };
      await nothingLeft(page, gone, 'on the sender\'s machine, waiting');
      holds((await kept(page)).includes('"wrapped_hash"'), 'the sealed referral is what is kept');
      equal(town.wire.writes(/referrals/).filter((row) => row.body.includes(SENDER)), [], 'named');

      // The browser is closed; the next day it is opened with a network.
      const before = town.wire.writes(/^\/support\/referrals$/).length;
      await town.wire.join();
      await pc.reopen();
      await pc.signIn(SENDER, pc.page);
      await pc.page.goto(`${town.url}/phieu-gioi-thieu`);
      await pc.page.locator('form').waitFor();
      await pc.page.getByText('Phiếu đã niêm phong, chờ gửi').waitFor({ state: 'hidden' });
      const sent = town.wire.writes(/^\/support\/referrals$/).slice(before);
      // A page that is left while it sends does not hear the answer: the next one sends the same again.
      holds(sent.length > 0 && sent.every((row) => row.body === sent[0].body), 'nothing but the one referral is sent');
      equal([...new Set(sent.map((row) => `${row.status} ${row.key}`))], ['201 '], 'taken, without a key that would tie it to its sender');
      holds(!(await kept(pc.page)).includes('"wrapped_hash"'), 'nothing of it stays on the machine');
      await nothingLeft(pc.page, gone, 'on the sender\'s machine, sent');
      const { cells } = await (await town.person(SENDER)).report('cong-an-thang', '2018-07');
      equal(cells['gt-phieu'], 1, 'counted once');
      equal(pc.page.faults, [], 'errors behind the page');
    } finally {
      await pc.end();
    }
    const member = await desk(town, 'hotro.2');
    await rowOf(member, 'Người ở nơi mất mạng').getByText('Công an').waitFor();
    await member.context().close();
  });
}
