// Whoever asks for help, and a server that would read along: T1 another team key, T2 an older one, T3 another office.
import { equal, holds } from '../../harness.mjs';
import { changedLast, Office, packed, parsed, receiver } from './forging.mjs';
import { compare, FILING, filed, kept, locked, OFFICES, seal, typed, yes } from './walk.mjs';

const SIGNATURE = 'chữ ký không phải của bộ phận hỗ trợ. Không có gì được gửi.';
const CHAIN = 'chuỗi chứng nhận bị đứt hoặc của nơi khác. Không có gì được gửi.';
const OLDER = 'máy chủ đưa ra khóa cũ hơn khóa máy này đã thấy. Không có gì được gửi.';
const ROOT = 'nơi nhận không phải nơi máy này đã biết. Không có gì được gửi.';
const OFFICER = 'eatam.canbo';

const oldEpoch = () => ({ status: 409, json: { type: '/errors/old-epoch', title: 'old-epoch', status: 409, detail: '' } });

export async function receiving(attack) {
  for (const [who, path] of [[null, '/giup-do'], [OFFICER, '/phieu-gioi-thieu']])
    await attack(`T1 another team key under the old signature: the form is locked (${path})`, async ({ wire, open, own }) => {
      wire.lie('GET', OFFICES, changedLast(own, () => ({ team: own.secret.sealingPair().key })));
      const page = await open(who, path);
      await (who ? page.getByLabel('Có, đã hỏi').check() : yes(page));
      await locked(page, wire, SIGNATURE);
    });

  await attack('T1 a next certificate that another root signed: the form is locked', async ({ wire, open, own }) => {
    wire.lie('GET', OFFICES, receiver((office) => {
      const last = parsed(own, office).at(-1);
      const thief = own.secret.signingPair();
      const next = {
        ...last,
        sequence: last.sequence + 1,
        epoch: last.epoch + 1,
        previous: own.certificate.certificateHash(last),
        team: own.secret.sealingPair().key,
      };
      const signed = { ...next, signature: own.secret.sign(thief, own.certificate.statementOf(next)) };
      return { certificates: [...office.certificates, packed(own, signed)] };
    }));
    const page = await open(null, '/giup-do');
    await yes(page);
    await locked(page, wire, SIGNATURE);
  });

  await attack('T1 the key swapped between looking and sending: what was typed is not sealed to it', async ({ wire, open, own }) => {
    const page = await open(null, '/giup-do');
    await typed(page);
    wire.lie('GET', OFFICES, changedLast(own, () => ({ team: own.secret.sealingPair().key })));
    wire.lie('POST', FILING, oldEpoch); // "seal it again, to the new key"
    await seal(page).click();
    await page.locator('form .error-summary, form [role=group]').getByText(SIGNATURE).first().waitFor();
    equal(wire.writes(FILING).length, 1, 'referrals: the one for the true key');
    equal(await kept(page, 'sealed'), [], 'referrals kept for later');
  });

  await attack('T2 an epoch older than this browser has seen: the form is locked', async ({ wire, open, own }) => {
    const office = new Office(own);
    office.enrol(7, 'Đồng chí Bảy');
    office.certify([], [7]).certify([7], []);
    wire.lie('GET', OFFICES, receiver(() => office.shown()));
    const page = await open(null, '/giup-do');
    await typed(page); // the true one of two epochs opens the form
    wire.lie('GET', OFFICES, receiver(() => office.shown(1)));
    await page.reload();
    await yes(page);
    await locked(page, wire, OLDER);
  });

  await attack('T2 the old epoch comes back while the form stands open: nothing is sealed to it', async ({ wire, open, own }) => {
    const office = new Office(own);
    office.enrol(7, 'Đồng chí Bảy');
    office.certify([], [7]).certify([7], []);
    wire.lie('GET', OFFICES, receiver(() => office.shown()));
    wire.lie('POST', FILING, oldEpoch);
    const page = await open(null, '/giup-do');
    await typed(page);
    wire.lie('GET', OFFICES, receiver(() => office.shown(1)));
    await seal(page).click();
    await page.locator('form').getByText(OLDER).first().waitFor();
    const epochs = wire.writes(FILING).map((row) => JSON.parse(row.body).parts[0].epoch);
    equal(epochs, [2], 'what was sealed, and for which epoch');
    equal(await kept(page, 'sealed'), [], 'referrals kept for later');
  });

  await attack('T2 another history from an epoch that was seen: the form is locked', async ({ wire, open, own }) => {
    const office = new Office(own);
    office.enrol(7, 'Đồng chí Bảy');
    office.certify([], [7]);
    const other = Object.assign(Object.create(Office.prototype), office, {
      certificates: [...office.certificates],
      rosters: [...office.rosters],
    });
    office.certify([7], []);
    other.certify([7], []);
    wire.lie('GET', OFFICES, receiver(() => office.shown()));
    const page = await open(null, '/giup-do');
    await yes(page);
    await page.locator('#callAs').waitFor();
    wire.lie('GET', OFFICES, receiver(() => other.shown()));
    await page.reload();
    await yes(page);
    await locked(page, wire, CHAIN);
  });

  await attack('T3 another office at first use: its own fingerprint shows, and without comparing nothing goes', async ({ wire, open, own }) => {
    const theirs = new Office(own);
    theirs.enrol(7, 'Đồng chí Bảy');
    theirs.certify([], [7]);
    let real = '';
    wire.lie('GET', OFFICES, (answer) => {
      const { office } = answer.offices.find((o) => o.purpose === 'support');
      real = own.keys.fingerprint('root', own.codec.fromHex(office, 32));
      return receiver(() => theirs.shown())(answer);
    });
    const page = await open(OFFICER, '/phieu-gioi-thieu');
    await page.getByLabel('Có, đã hỏi').check();
    const print = await page.locator('output.print').innerText();
    equal(print, theirs.rootPrint, 'the fingerprint on the screen is of the root that it came from');
    holds(print !== real && /^(\d{3} ){9}\d{3}$/.test(print), 'ten groups that are not the real office’s');
    await page.locator('#callAs').fill('Chị Thử (mẫu)');
    await page.locator('#how').fill('Nhắn tin trước');
    await seal(page).click();
    await page.getByRole('link', { name: 'đối chiếu' }).first().waitFor();
    equal(wire.writes(FILING).length, 0, 'referrals that left the browser');
    equal(await kept(page, 'sealed'), [], 'referrals kept for later');
  });

  await attack('T3 another office after the fingerprint was compared: the form is locked', async ({ wire, open, own }) => {
    const page = await open(OFFICER, '/phieu-gioi-thieu');
    await compare(page);
    const print = await page.locator('output.print').innerText();
    const theirs = new Office(own);
    theirs.enrol(7, 'Đồng chí Bảy');
    theirs.certify([], [7]);
    wire.lie('GET', OFFICES, receiver(() => theirs.shown()));
    await page.reload();
    await page.getByLabel('Có, đã hỏi').check();
    await locked(page, wire, ROOT);
    equal(await page.locator('output.print').innerText(), theirs.rootPrint, 'what there is to compare');
    wire.tellTruth(); // and the real one is still known
    await page.reload();
    await page.getByText('Đã đối chiếu').waitFor();
    equal(await page.locator('output.print').innerText(), print, 'the fingerprint that was compared');
  });

  await attack('T3 an office of another purpose, for under-18s: nothing is sealed to it', async ({ wire, open }) => {
    wire.lie('GET', OFFICES, (answer) => ({
      ...answer,
      offices: answer.offices.map((o) => ({ ...o, purpose: 'children', within_hours: 24 })),
    }));
    const page = await open(null, '/giup-do');
    await page.locator('#under18').getByLabel('Có').check();
    await yes(page);
    await locked(page, wire, CHAIN);
  });
}
