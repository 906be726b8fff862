// What senders and members do, in the words of the screen.
import { signIn } from '../../steps.mjs';
import { look } from './look.mjs';
import { CANARY, PASSPHRASE } from './town.mjs';

export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const dialog = (page) => page.getByRole('dialog');

// The one question that comes before anything is typed, and the key that is compared by voice on a new machine.
export async function permitted(page, answer, under18 = false) {
  if (under18) await page.locator('#under18').getByLabel('Có', { exact: true }).check();
  await page.getByLabel(answer, { exact: true }).check();
  const compare = page.getByRole('button', { name: 'Tôi đã đối chiếu, khớp cả mười nhóm' });
  if (await compare.isVisible()) await compare.click();
}
export async function person(page, { name = CANARY.name, note = '', warned = '' } = {}) {
  await page.getByLabel('Gọi là').fill(name);
  await page.getByLabel('Liên hệ thế nào cho an toàn').fill(`Gặp ở ${CANARY.address}`);
  await page.getByLabel('Số điện thoại hoặc cách khác').fill(CANARY.phone);
  await page.getByLabel('Vay vốn ưu đãi', { exact: true }).check();
  if (warned) {
    await page.getByText('Liên quan đến một lần xử phạt').click();
    await page.getByLabel('Hình thức').selectOption({ label: 'Cảnh cáo' });
    await page.getByLabel('Ngày chấp hành xong').fill(warned);
  }
  if (note) await page.getByLabel('Muốn nói thêm').fill(note);
}
// Sealed and sent; the code on the receipt.
export async function send(page) {
  await press(page, 'Niêm phong và gửi');
  await page.getByText('Đã niêm phong và gửi.').waitFor();
  return page.locator('.receipt output').innerText();
}
// A referral by a unit's officer, signed in by typing; leaves the receipt on the screen.
export async function refer(city, login, about) {
  const page = await signIn(city, login);
  await page.goto(`${city.url}/phieu-gioi-thieu`);
  await permitted(page, 'Có, đã hỏi và người đó đồng ý cho liên hệ');
  await person(page, about);
  if (about?.look) await look(page, about.look);
  return { page, code: await send(page) };
}

export async function unlock(page, phrase = PASSPHRASE) {
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(phrase);
  await press(page, 'Mở khóa');
}
export const SUPPORT = /^hỗ trợ ·/;
export const CHILDREN = /bảo vệ trẻ em ·/;
// One of a member's offices, where there are several.
export async function choose(page, office) {
  await page.locator('#office, #phrase, #again').first().waitFor();
  const choice = page.locator('#office');
  if (!(await choice.isVisible())) return;
  const named = await choice.locator('option').filter({ hasText: office }).getAttribute('value');
  await choice.selectOption(named);
}
// What the server says of an office to a member or its keeper.
export async function officeOf(person, purpose = 'support') {
  const { offices } = await person.get('/support/desk');
  return offices.find((one) => one.purpose === purpose);
}
// A member's desk, open, its names shown.
export async function desk(city, login, { phrase, office = SUPPORT } = {}) {
  const page = await signIn(city, login);
  await page.goto(`${city.url}/ho-so`);
  await choose(page, office);
  await unlock(page, phrase);
  await page.getByLabel('Hiện tên').check();
  return page;
}
export const rowOf = (page, name) => page.locator('table.data tbody tr').filter({ hasText: name });
export async function openCase(page, name) {
  await rowOf(page, name).getByRole('button').first().click();
  await page.locator('article.case').waitFor();
}
// Opens one of a case's dialogs, fills it, and saves.
export async function entry(page, opens, fill, saves = 'Lưu') {
  await press(page, opens);
  await fill(dialog(page));
  await dialog(page).getByRole('button', { name: saves, exact: true }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}
// By the paper's code alone, in a browser where nobody is signed in; what the page answers.
export async function withdraw(city, code) {
  const page = await city.page(null);
  await page.goto(`${city.url}/rut-lai`);
  await page.getByLabel('Mã', { exact: true }).fill(code);
  await press(page, 'Rút lại');
  const answer = await page.getByRole('status').filter({ hasText: 'Đã nhận' }).innerText();
  await page.context().close();
  return answer;
}
