// Asking for help oneself, on the public page, without an account.
import { equal, holds, test } from '../../harness.mjs';
import { picture } from '../../steps.mjs';
import { look } from './look.mjs';
import { desk, permitted, person, rowOf, send } from './steps.mjs';
import { CANARY } from './town.mjs';

// As somebody on a borrowed machine: nobody is signed in.
export async function ask(town, about) {
  const page = await town.page(null);
  await page.goto(`${town.url}/giup-do`);
  await permitted(page, 'Có, hãy liên hệ với tôi', about?.under18);
  await person(page, about);
  if (about?.look) await look(page, about.look);
  return { page, code: await send(page) };
}

const thrice = async (page, key) => {
  for (let left = 3; left > 0; left -= 1) await page.keyboard.press(key);
};

export async function askingWalk(town) {
  const NAME = 'Một người tự hỏi';

  await test('help is asked for without an account: first how to get in touch oneself, then a sealed message', async () => {
    const page = await town.page(null);
    await page.goto(`${town.url}/giup-do`);
    await page.locator('form').waitFor();
    const text = await page.locator('main').innerText();
    const [card, form] = [text.indexOf('Trước hết: tự liên hệ'), text.indexOf('Hoặc để lại lời nhắn')];
    holds(card >= 0 && form > card, 'getting in touch oneself stands before the form');
    // No is as good an answer: nothing can be typed, nothing is sent.
    await page.getByLabel('Không, tôi chỉ muốn xem thông tin').check();
    await page.getByText('Không có gì được gửi đi.').waitFor();
    equal(await page.getByLabel('Gọi là').count(), 0, 'fields after no');
    await page.context().close();

    const before = town.wire.sent.length;
    const { page: asked } = await ask(town, { name: NAME, look: 'giup-do' });
    const filed = town.wire.sent.slice(before).find((row) => row.path === '/support/referrals');
    equal([filed.as, filed.key, JSON.parse(filed.body).unit ?? null], ['', '', null], 'who and which unit was told');
    equal(asked.faults, [], 'errors behind asking');
    await asked.context().close();
  });

  await test('whoever is looked over the shoulder is away at once, by a button or three times Shift, and does not come back', async () => {
    for (const away of [(page) => page.getByRole('link', { name: 'Thoát nhanh' }).click(), (page) => thrice(page, 'Shift')]) {
      const page = await town.page(null);
      await page.route(/^https:/, (route) => route.fulfill({ body: 'weather' })); // the weather, without a network
      await page.goto(`${town.url}/rut-lai`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.goto(`${town.url}/giup-do`);
      await page.locator('form').waitFor();
      await permitted(page, 'Có, hãy liên hệ với tôi');
      await page.getByLabel('Gọi là').fill(NAME);
      await away(page);
      await page.getByText('weather').waitFor();
      await page.goBack();
      equal(new URL(page.url()).pathname, '/rut-lai', 'what "back" leads to');
      await page.context().close();
    }
  });

  await test('it is on the team\'s list as from the person themselves', async () => {
    const member = await desk(town, 'hotro.2');
    await rowOf(member, NAME).getByText('Tự liên hệ').waitFor();
    holds((await member.content()).includes(NAME) && !(await member.content()).includes(CANARY.phone), 'a list of names only');
    await member.context().close();
  });

  await test('an officer gives the card for getting in touch oneself first, and it says nothing but an address', async () => {
    const page = await town.page('tanlap.congan');
    await page.goto(`${town.url}/phieu-gioi-thieu`);
    await page.locator('form').waitFor();
    const heads = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    equal(heads.slice(0, 2), ['1. Đưa thẻ tự liên hệ trước', '2. Cho phép liên hệ'], 'the order of things');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => document.body.innerText);
    holds(paper.includes('/giup-do') && !/mại dâm|Công an|phiếu|niêm phong|hỗ trợ/i.test(paper), `the card says:\n${paper}`);
    await picture(page, 'the-tu-lien-he');
    await page.context().close();
  });
}
