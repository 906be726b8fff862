// What a server learns without opening anything: T10 the length of what was said, T11 what stands beside it. And T12: what
// somebody with a copy of it would have to guess.
import { equal, holds } from '../../harness.mjs';
import { compare, DESK, FILING, filed, seal, unlock, unlocked } from './walk.mjs';

const ENVELOPE = ['body', 'epoch', 'nonce', 'part', 'root', 'signature', 'signer', 'version', 'wrapped', 'wrapped_hash'];
const RECORD = ['city', 'class', 'ends', 'month', 'needs', 'outcome', 'parts', 'record', 'services', 'state'];
const keys = (object) => Object.keys(object).sort();
const bytes = (wire) => Buffer.from(wire, 'base64url').length;
const BUCKET = 1024;
const TAG = 16;

export async function outside(attack) {
  await attack('T10 whatever is said in a message, its size says nothing: whole KiB', async ({ wire, open }) => {
    for (const words of [
      { callAs: 'A', how: 'b' },
      { callAs: 'Một tên gọi dài hơn nhiều (mẫu)', how: 'Nhắn tin trước, không nói qua người nhà', note: 'ă'.repeat(150) },
      { callAs: 'A', how: 'b', note: 'ă'.repeat(900) },
    ])
      await filed(await open(null, '/giup-do'), words);
    const rows = wire.writes(FILING);
    const sizes = rows.map((row) => bytes(JSON.parse(row.body).parts[0].body));
    equal(sizes, [BUCKET + TAG, BUCKET + TAG, 2 * BUCKET + TAG], 'bodies');
    equal(rows[0].body.length, rows[1].body.length, 'whole requests of two messages in one bucket');
  });

  // All of it, so that whoever adds a field has to come by here.
  const shape = (row, unit) => {
    const body = JSON.parse(row.body);
    equal(keys(body), ['office', 'parts', 'receipt', 'record', 'unit'], 'fields of a referral');
    equal(body.unit, unit, 'who files');
    holds(/^[0-9a-f]{32}$/.test(body.record) && /^[0-9a-f]{64}$/.test(body.office), 'ids are random or keys');
    equal(bytes(body.receipt), 32, 'the receipt: a hash');
    equal(body.parts.map((part) => [part.part, keys(part)]), [['referral', ENVELOPE]], 'parts');
    equal([body.parts[0].version, body.parts[0].epoch], [1, 1], 'version and epoch');
    equal(row.key, '', 'an Idempotency-Key, which would tie the account to the record');
    return body;
  };
  await attack('T11 a message of one’s own says which office it is for, and no more', async ({ wire, open }) => {
    const receipt = await filed(await open(null, '/giup-do'), { callAs: 'Chị Thử (mẫu)', how: 'Gọi 0900000000' });
    const [row] = wire.writes(FILING);
    const body = shape(row, null);
    equal([row.cookie, row.as], [false, ''], 'a session sent along');
    const all = JSON.stringify(wire.sent);
    for (const words of ['Thử', '0900000000', receipt, receipt.replaceAll('-', '')]) holds(!all.includes(words), `${words} left the browser`);
    equal(keys(body.parts[0]).length, 10, 'fields of an envelope');
  });
  await attack('T11 a session that is there stays out of a message of one’s own', async ({ wire, open }) => {
    await filed(await open('eatam.canbo', '/giup-do'));
    const [row] = wire.writes(FILING);
    shape(row, null);
    equal([row.cookie, row.as], [false, ''], 'a session sent along');
  });
  await attack('T11 a unit’s referral says the unit, and nothing of who it is about; the team’s list neither', async ({ wire, open, city }) => {
    const officer = await city.person('eatam.canbo');
    const page = await open('eatam.canbo', '/phieu-gioi-thieu');
    await page.getByLabel('Có, đã hỏi').check();
    await compare(page);
    await page.locator('#callAs').fill('Chị Phường (mẫu)');
    await page.locator('#how').fill('Qua trạm y tế');
    await page.locator('#sender-phone').fill('0900000001');
    await page.locator('fieldset input[type=checkbox]').first().check();
    await seal(page).click();
    await page.getByRole('heading', { name: 'Mã biên nhận' }).first().waitFor();
    const [row] = wire.writes(FILING);
    const { send_for: units } = await officer.get('/support/offices');
    const body = shape(row, units[0].unit);
    for (const words of ['Phường (mẫu)', 'trạm y tế', '0900000001']) holds(!JSON.stringify(wire.sent).includes(words), `${words} left the browser`);

    const member = await city.person('hotro.1');
    const [{ office }] = (await member.get('/support/desk')).offices;
    const { records } = await member.get(`/support/offices/${office}/records`);
    for (const record of records) {
      equal(keys(record), RECORD, 'the clear list of a record');
      holds(/^\d{4}-\d{2}$/.test(record.month) && /^\d{4}-\d{2}$/.test(record.ends), 'months, no days');
    }
    const mine = records.find((r) => r.record === body.record);
    const { record: _, city: place, ...rest } = mine;
    holds(Number.isInteger(place) && place !== units[0].unit, 'the city, not the ward');
    equal(rest, { month: '2018-07', class: 'ward', state: 'received', needs: [], services: [], outcome: '', ends: '2018-07',
      parts: [{ part: 'referral', version: 1 }] }, 'what the server knows of it');
    holds(!JSON.stringify(mine).includes('Ea Tam'), 'the sender’s ward in clear');
  });

  // ---- T12
  const SIX = /^[a-z]+( [a-z]+){5}$/;
  const words = (page) => page.locator('output.phrase').innerText();
  const made = async (page, send) => {
    await page.locator('output.phrase').filter({ hasText: SIX }).waitFor();
    const one = await words(page);
    equal(await page.locator('form:has(#again) input:not([type=checkbox])').evaluateAll((all) => all.map((i) => i.id).filter((id) => id !== 'phrase')),
      ['again'], 'fields: only the one to type the words back into');
    await page.locator('#again').fill('matkhau123');
    await send();
    await page.getByText('Chưa giống cụm ở trên. So lại từng từ.').first().waitFor();
    await page.getByRole('button', { name: 'Đổi cụm khác' }).click();
    await page.locator('output.phrase').filter({ hasNotText: one }).waitFor();
    holds(SIX.test(await words(page)), 'six words again');
    return words(page);
  };
  await attack('T12 a passphrase is made, not chosen: at enrolment', async ({ wire, open }) => {
    wire.lie('GET', DESK, (desk) => ({ offices: desk.offices.map((o) => ({ ...o, member: 'none' })) }));
    const page = await open('hotro.2', '/ho-so');
    await made(page, () => page.getByRole('button', { name: 'Tạo khóa và đăng ký' }).click());
    equal(wire.writes(/\/enrolments$/).length, 0, 'enrolments that left the browser');
  });
  await attack('T12 a passphrase is made, not chosen: when it changes', async ({ wire, open }) => {
    const page = await open('hotro.1', '/ho-so');
    await unlock(page);
    await unlocked(page);
    await page.getByRole('button', { name: 'Đổi cụm mật khẩu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('#phrase').fill('mua caphe suong som doi nui');
    await made(page, () => dialog.locator('button[type=submit]').click());
    equal(wire.writes(/\/key$/).length, 0, 'wraps that left the browser');
  });
}
