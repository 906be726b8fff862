// Help in place: every screen that stands open has help of its own, in both languages, and the way to the guide's page of
// one's role.
import { SIZES } from '../../city.mjs';
import { equal, test } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { visits } from '../../states/visits.mjs';
import { screens, texts } from '../../web.mjs';

const PUBLIC = ['help', 'limits', 'withdraw']; // for whoever looks for help, not for staff
const of = (given, city) => (typeof given === 'function' ? given(city) : given);

export async function helpInPlace(city) {
  await test('help in place: on every screen, of that screen, in both languages', async () => {
    for (const screen of screens.filter(({ states }) => states.includes('ready'))) {
      const visit = visits[screen.name];
      const page = await city.page(await of(visit.as, city), { size: SIZES.PHONE });
      await page.goto(city.url + (await of(visit.path, city)));
      await page.locator(visit.shows).first().waitFor();
      for (const lang of ['vi', 'en']) {
        await page.getByRole('button', { name: texts[lang]['app.help'], exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText(texts[lang][`hint.${screen.name}`].split('\n')[0], { exact: true }).waitFor();
        equal(await dialog.getByRole('link').count(), PUBLIC.includes(screen.name) ? 0 : 1, `ways to the guide from ${screen.name}`);
        await healthy(page, `help of ${screen.name}, ${lang}`, { axe: screen.name === 'work' });
        await page.keyboard.press('Escape');
        if (lang === 'vi') await page.getByRole('button', { name: 'English', exact: true }).click();
      }
      await page.context().close();
    }
  });

  await test("help in place leads to the page of one's role", async () => {
    for (const [login, title] of [['hoaphu.canbo', 'Cán bộ phường, xã'], ['hoaphu.lanhdao', 'Lãnh đạo phường, xã'],
      ['hoaphu.congan', 'Công an phường, xã'], ['ldtbxh.canbo', 'Phòng Lao động - Thương binh và Xã hội'],
      ['yte.canbo', 'Cơ quan, đoàn thể khác'], ['catp.canbo', 'Công an thành phố'],
      ['ubnd.lanhdao', 'Lãnh đạo thành phố, người nhận báo cáo, người giám sát'], ['quantri.1', 'Quản trị'],
      ['hotro.1', 'Cán bộ hỗ trợ'], ['hotro.phutrach', 'Phụ trách bộ phận hỗ trợ']]) {
      const page = await city.page(login);
      await page.goto(city.url);
      await page.getByRole('button', { name: 'Trợ giúp', exact: true }).click();
      await page.getByRole('link', { name: 'Hướng dẫn cho vai trò của đồng chí' }).click();
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      equal(page.faults, [], 'errors behind the guide');
      await page.context().close();
    }
  });
}
