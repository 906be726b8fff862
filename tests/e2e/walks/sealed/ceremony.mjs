// An office's keys from nothing, by its screens: the ceremony with its three shares and minutes, two members who enrol, and the
// keeper who certifies them after hearing their fingerprints. What follows goes on with this office.
import { readFileSync } from 'node:fs';
import { equal, holds, test } from '../../harness.mjs';
import { becomes } from '../../steps.mjs';
import { epochWalk } from './epoch.mjs';
import { look } from './look.mjs';
import { recoveryWalk } from './recovery.mjs';
import { CHILDREN, choose, press } from './steps.mjs';

const KEEPER = 'hotro.phutrach';
const HOLDERS = [['Bà Giữ Một', 'Mặt trận Tổ quốc thành phố'], ['Ông Giữ Hai', 'Tòa án thành phố'], ['Bà Giữ Ba', 'Hội Luật gia']];
const TEN = /^\d{3}( \d{3}){9}$/;

// The generated words, typed back as from the paper they were written on.
export async function newPhrase(scope) {
  const words = scope.locator('output.phrase');
  await words.filter({ hasText: / / }).waitFor();
  const phrase = await words.innerText();
  equal(phrase.split(' ').length, 6, `words of "${phrase}"`);
  await scope.getByLabel('Nhập lại cụm mật khẩu vừa ghi').fill(phrase);
  return phrase;
}
export async function keeping(town) {
  const page = await town.page(KEEPER);
  await page.goto(`${town.url}/khoa-ho-tro`);
  return page;
}
export const team = (page) => page.locator('section.group').filter({ hasText: CHILDREN });

// Ends when the server has taken the certificate.
export async function certify(page, made) {
  const form = team(page);
  await form.getByLabel('Tệp khóa gốc (từ USB)').first().setInputFiles(made.file);
  await form.getByLabel('Cụm mật khẩu của khóa gốc').first().fill(made.phrase);
  const taken = page.waitForResponse((answer) => answer.url().endsWith('/certificates'));
  await form.getByRole('button', { name: 'Chứng nhận', exact: true }).click();
  equal((await taken).status(), 201, 'the certificate');
}

async function enrol(town, login) {
  const page = await town.page(login);
  await page.goto(`${town.url}/ho-so`);
  await choose(page, CHILDREN);
  await page.getByRole('heading', { name: 'Đăng ký khóa' }).waitFor();
  const root = await page.locator('output.print').first().innerText();
  const phrase = await newPhrase(page);
  if (login === 'hotro.1') await look(page, 'dang-ky-khoa');
  await press(page, 'Tạo khóa và đăng ký');
  await page.getByText('Đã đăng ký. Đọc dấu vân khóa').waitFor();
  const print = await page.locator('output.print').innerText();
  equal(page.faults, [], `errors behind ${login}'s enrolment`);
  await page.context().close();
  return { login, phrase, root, print };
}

export async function ceremonyWalk(town) {
  const made = { shares: [], members: {} };
  let keeper;

  await test('the ceremony: a root key that only its file and six words open, three shares of three agencies, minutes', async () => {
    keeper = await keeping(town);
    const before = town.wire.sent.length;
    await press(keeper, 'Lễ tạo khóa cho bộ phận mới');
    await keeper.getByLabel('bảo vệ trẻ em', { exact: true }).check();
    await keeper.getByLabel('Tên bộ phận mà người gửi phiếu thấy').fill('Bảo vệ trẻ em thành phố (đi thử)');
    for (const [i, [name, agency]] of HOLDERS.entries()) {
      await keeper.getByLabel(`Người giữ mảnh ${i + 1}`, { exact: true }).fill(name);
      await keeper.getByLabel(`Cơ quan của người giữ mảnh ${i + 1}`).fill(i === 2 ? HOLDERS[0][1] : agency);
    }
    await press(keeper, 'Tiếp tục');
    await keeper.getByText('Ba người giữ mảnh phải thuộc ba cơ quan khác nhau.').first().waitFor();
    await look(keeper, 'le-1-chuan-bi');
    await keeper.getByLabel('Cơ quan của người giữ mảnh 3').fill(HOLDERS[2][1]);
    await press(keeper, 'Tiếp tục');
    made.phrase = await newPhrase(keeper);
    await look(keeper, 'le-2-cum-mat-khau');
    await press(keeper, 'Tạo khóa');
    for (const [i, [name]] of HOLDERS.entries()) {
      await keeper.getByRole('heading', { name: `Mảnh khóa phục hồi ${i + 1} trên 3` }).waitFor();
      await keeper.getByText(`${name}, ${HOLDERS[i][1]}`).waitFor();
      made.shares.push(await keeper.locator('output.phrase').innerText());
      if (i === 0) await look(keeper, 'le-3-manh');
      await press(keeper, 'Đã giao, người giữ đã cất');
    }
    equal(new Set(made.shares).size, 3, 'three different shares');
    await keeper.getByLabel('Mảnh thứ 1').fill(made.shares[0]);
    await keeper.getByLabel('Mảnh thứ 2').fill(made.shares[0]); // one share is not two
    await press(keeper, 'Thử');
    await keeper.locator('#error-summary').waitFor();
    await look(keeper, 'le-4-thu');
    await keeper.getByLabel('Mảnh thứ 2').fill(made.shares[2].toLowerCase());
    await press(keeper, 'Thử');

    const [file] = await Promise.all([keeper.waitForEvent('download'), press(keeper, 'Tải tệp khóa gốc')]);
    made.file = await town.carried(file);
    holds(!readFileSync(made.file, 'utf8').includes(made.phrase), 'the words in the file');
    equal(town.wire.sent.slice(before).filter((row) => row.method !== 'GET'), [], 'what the server was told before the end');
    await keeper.getByLabel('Đã cất tệp vào USB').check();
    await look(keeper, 'le-5-tep');
    await press(keeper, 'Đăng ký bộ phận');
    await keeper.getByRole('heading', { name: 'BIÊN BẢN LỄ TẠO KHÓA' }).waitFor();
    made.root = await keeper.locator('dd.print').first().innerText();
    holds(TEN.test(made.root), `ten groups: ${made.root}`);
    for (const [name, agency] of HOLDERS) await keeper.getByText(`: ${name}, ${agency}`).waitFor();
    await look(keeper, 'le-6-bien-ban');
    const page = await keeper.content();
    for (const share of made.shares) holds(!page.includes(share), 'a share on the minutes');
    await press(keeper, 'Xong');
    await team(keeper).getByText('Mời cán bộ hỗ trợ đăng ký khóa').waitFor();
  });

  await test('two members enrol; the keeper sees the fingerprints that they read out, and certifies', async () => {
    for (const login of ['hotro.1', 'hotro.2']) made.members[login] = await enrol(town, login);
    await keeper.reload();
    for (const { login, root, print } of Object.values(made.members)) {
      equal(root, made.root, `the root's fingerprint on ${login}'s screen, as in the minutes`);
      holds(TEN.test(print), `ten groups: ${print}`);
      const card = team(keeper).locator('.card', { hasText: print });
      await card.getByLabel('Đã nghe người này đọc dấu vân khóa, khớp').check();
    }
    await team(keeper).getByLabel('Tên bộ phận').first().fill('Bảo vệ trẻ em thành phố (đi thử)');
    await look(keeper, 'khoa-cho-chung-nhan');
    await certify(keeper, made);
    await team(keeper).getByText('Đợt 1, chứng nhận số 1').waitFor();
    await becomes(() => team(keeper).getByLabel('Tiếp tục giữ khóa').count(), 2, 'members');
    equal(keeper.faults, [], 'errors behind the keeper\'s screens');
    await keeper.context().close();
    town.secrets = {
      ...town.secrets, 'the root\'s words': made.phrase,
      ...Object.fromEntries(made.shares.map((share, i) => [`share ${i + 1}`, share])),
      ...Object.fromEntries(Object.values(made.members).map(({ login, phrase }) => [`${login}'s words`, phrase])),
    };
  });

  await epochWalk(town, made);
  await recoveryWalk(town, made);
}
