// Another passphrase; then a member leaves: a new epoch without them, and the keys of the records wrapped for it, in a browser
// that is closed in the middle.
import { equal, holds, test } from '../../harness.mjs';
import { ask } from './asking.mjs';
import { certify, keeping, newPhrase, team } from './ceremony.mjs';
import { look } from './look.mjs';
import { CHILDREN, choose, desk, officeOf, press, rowOf, unlock } from './steps.mjs';

const NAMES = ['Bé Một', 'Bé Hai', 'Bé Ba'];
const left = (town) => async () => {
  const { office, rewrap } = await officeOf(await town.person('hotro.1'), 'children');
  return rewrap?.left ?? (await (await town.person('hotro.1')).get(`/support/offices/${office}/rewrap`)).left;
};

// Two keys a batch, as 500 are among thousands; and the answer to the second never comes.
async function slowly(page) {
  let batches = 0;
  await page.route(/\/rewrap$/, async (route) => {
    if (route.request().method() === 'POST') return ++batches > 1 ? undefined : route.continue();
    const response = await route.fetch();
    const task = await response.json();
    return route.fulfill({ response, json: { ...task, keys: task.keys.slice(0, 2) } });
  });
}

export async function epochWalk(town, made) {
  const one = made.members['hotro.1'];
  const two = made.members['hotro.2'];

  await test('a person under 18 who asks is sealed to this office alone; another passphrase opens, the old one no more', async () => {
    for (const name of NAMES) {
      const { page } = await ask(town, { name, under18: true });
      await page.context().close();
    }
    const page = await desk(town, 'hotro.1', { phrase: one.phrase, office: CHILDREN });
    for (const name of NAMES) await rowOf(page, name).waitFor();
    equal(await rowOf(page, 'Chị A (mẫu)').count(), 0, 'another office\'s records');
    await press(page, 'Đổi cụm mật khẩu');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cụm mật khẩu đang dùng').fill(one.phrase);
    const next = await newPhrase(dialog);
    await dialog.getByRole('button', { name: 'Đổi cụm mật khẩu' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press(page, 'Khóa lại');
    await page.reload();
    await choose(page, CHILDREN);
    await unlock(page, one.phrase);
    await page.locator('#error-summary').waitFor();
    await look(page, 'mo-khoa-sai');
    await unlock(page, next);
    await rowOf(page, '•••').first().waitFor();
    one.phrase = next;
    town.secrets['hotro.1\'s new words'] = next;
    equal(page.faults, [], 'errors behind the desk');
    await page.context().close();
  });

  await test('a member leaves: an epoch without them; the keys are wrapped anew, stopped in the middle and gone on with', async () => {
    const keeper = await keeping(town);
    const card = team(keeper).locator('.card', { hasText: two.print });
    await card.getByLabel('Tiếp tục giữ khóa').uncheck();
    await certify(keeper, made);
    await team(keeper).getByText('Đợt 2, chứng nhận số 2').waitFor();
    await team(keeper).getByText(`Còn ${NAMES.length} khóa hồ sơ`).waitFor();
    await look(keeper, 'khoa-dot-hai');
    await keeper.context().close();

    let page = await desk(town, 'hotro.1', { phrase: one.phrase, office: CHILDREN });
    await page.getByText(`còn ${NAMES.length} khóa hồ sơ chưa chuyển`).waitFor();
    await slowly(page);
    await press(page, 'Chuyển khóa');
    await page.getByText(`Đang chuyển khóa: còn ${NAMES.length - 2} trên ${NAMES.length}`).waitFor();
    await look(page, 'chuyen-khoa');
    await page.context().close(); // in the middle
    equal(await left(town)(), NAMES.length - 2, 'what was taken stays taken');

    page = await desk(town, 'hotro.1', { phrase: one.phrase, office: CHILDREN });
    for (const name of NAMES) await rowOf(page, name).waitFor(); // those of both epochs open
    await press(page, 'Chuyển khóa');
    await page.getByText('khóa hồ sơ chưa chuyển').waitFor({ state: 'hidden' });
    equal(await left(town)(), 0, 'left at the server');
    equal(page.faults, [], 'errors behind wrapping');
    await page.context().close();
  });

  await test('whoever has left opens nothing new, and nothing old; who stays opens all', async () => {
    const { page: asking } = await ask(town, { name: 'Bé Sau', under18: true });
    await asking.context().close();
    const page = await desk(town, 'hotro.1', { phrase: one.phrase, office: CHILDREN });
    for (const name of [...NAMES, 'Bé Sau']) await rowOf(page, name).waitFor();
    await page.context().close();

    const gone = await town.person('hotro.2');
    const { office, ...standing } = await officeOf(gone, 'children');
    equal(standing.member, 'none', 'their standing');
    for (const key of ['wrap', 'team', 'rosters', 'roster_now']) holds(!standing[key]?.length, `${key} for who has left`);
    equal(await gone.status(`/support/offices/${office}/records`), 404, 'the records');
    const other = await town.page('hotro.2');
    await other.goto(`${town.url}/ho-so`);
    await choose(other, CHILDREN);
    await other.getByRole('heading', { name: 'Đăng ký khóa' }).waitFor(); // as any newcomer
    await other.context().close();
  });
}
