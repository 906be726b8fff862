// The English switch: everything at once, also what the server says, kept for the next visit; figures read the same.
import { equal, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { becomes, signIn } from '../steps.mjs';

export default async function englishWalk(city) {
  await test('English by one button, over every screen and the next visit, and back', async () => {
    const page = await signIn(city, 'tanlap.canbo');
    const language = () => page.evaluate(() => document.documentElement.lang);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.getByRole('link', { name: /Ward report, Quarter 2\/2018/ }).waitFor();
    await becomes(language, 'en', 'the language of the page');
    await healthy(page, 'my work in English');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'All wards communicate in several forms on the three topics' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await becomes(language, 'en', 'the language after loading again');
    await page.getByRole('link', { name: 'My work' }).click();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await becomes(language, 'vi', 'the language at the end');
    equal(page.faults, [], 'errors behind the switch');
    await page.context().close();
  });

  await test('a refused sign-in says why and what to do, in the language of the screen', async () => {
    const page = await city.page(null, { lang: 'en' });
    await page.goto(`${city.url}/dang-nhap`);
    await page.getByLabel('Login').fill('nobody.here');
    await page.getByLabel('Password', { exact: true }).fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Login or password is not right. Check the keyboard and Caps Lock.').waitFor();
    await page.context().close();
  });
}
