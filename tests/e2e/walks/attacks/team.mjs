// Whoever holds keys, and a server that would hold them too: T9 a weak passphrase wrap, T4 another member's key, T5 a member
// that nobody certified, T2 at the desk.
import { equal, holds } from '../../harness.mjs';
import { Office, packed, parsed, withGhost, withOtherKey } from './forging.mjs';
import { DESK, unlock, unlocked } from './walk.mjs';

const MEMBER = 'hotro.1';
const KEEPER = 'hotro.phutrach';
const ROSTER = 'Danh sách người giữ khóa không phải danh sách mà chứng nhận nêu, có thể đã bị thêm người. Không mở.';
const SIGNATURE = 'Khóa không khớp: chữ ký không phải của bộ phận hỗ trợ.';
const FIT = 'Khóa này không mở được: không phải khóa mà chứng nhận nêu.';

const first = (change) => (desk) => ({
  ...desk,
  offices: desk.offices.map((office, i) => (i === 0 ? { ...office, ...change(office) } : office)),
});
// The desk stays locked, says why, and nothing of it went anywhere: no record was asked for.
async function refused(page, wire, words) {
  await page.locator('form').getByText(words).first().waitFor();
  equal(await page.getByRole('button', { name: 'Khóa lại' }).count(), 0, 'an open desk');
  equal(wire.sent.filter((r) => r.method !== 'GET' && r.path.startsWith('/support')), [], 'what was sent');
  equal(wire.sent.filter((r) => /^\/support\/offices\/\w+\/records/.test(r.path)).length, 0, 'records asked for');
}

export async function team(attack) {
  const desk = (name, change, words) =>
    attack(name, async ({ wire, open, own }) => {
      wire.lie('GET', DESK, first((office) => change(own, office)));
      const page = await open(MEMBER, '/ho-so');
      await unlock(page);
      await refused(page, wire, words);
    });

  // ---- T9
  const WEAK = 'thấp hơn mức tối thiểu (19 MiB, 2 lượt) hoặc quá lớn. Không mở.';
  const weaker = (more) => ({ codec, memberKey }, office) => {
    const wrap = memberKey.parseWrap(codec.fromWire(office.wrap));
    return { wrap: codec.toWire(memberKey.wrapBytes({ ...wrap, ...more })) };
  };
  for (const [what, more] of [
    ['8 KiB in one pass', { kib: 8, passes: 1 }],
    ['a KiB less than the floor', { kib: 19 * 1024 - 1 }],
    ['one pass', { passes: 1 }],
    ['two GiB, to wear the machine out', { kib: 2 * 1024 * 1024 }],
  ])
    await desk(`T9 the server says ${what}: refused before any work`, weaker(more), WEAK);

  // ---- T4, T5, T2 for a member
  await attack('T4 T5 the truth opens: what the next ones compare with', async ({ open }) => {
    const page = await open(MEMBER, '/ho-so');
    await unlock(page);
    await unlocked(page);
  });
  await desk('T4 a colleague’s key swapped in the roster: not opened',
    (own, { rosters }) => ({ rosters: rosters.map((r) => withOtherKey(own, r, 1)) }), ROSTER);
  await desk('T5 a ghost in the roster: not opened',
    (own, { rosters }) => ({ rosters: rosters.map((r) => withGhost(own, r)) }), ROSTER);
  await desk('T5 a ghost in the roster, and its hash in the certificate: not opened', (own, office) => {
    const rosters = office.rosters.map((r) => withGhost(own, r));
    const roster = own.certificate.rosterHash(own.certificate.parseRoster(own.codec.fromWire(rosters.at(-1))));
    const chain = parsed(own, office).map((c, i, all) => packed(own, i === all.length - 1 ? { ...c, roster } : c));
    return { rosters, certificates: chain };
  }, SIGNATURE);
  await desk('T4 another team key sealed to me: not opened', ({ certificate, codec, secret }, { rosters, team: seals }) => {
    const { members } = certificate.parseRoster(codec.fromWire(rosters.at(-1)));
    // To each member, as the server does not know whose browser asks.
    const sealed = members.map((m) => codec.toWire(secret.sealTo(m.sealing, secret.sealingPair().secret)));
    return { team: [{ ...seals[0], sealed: sealed[0] }] };
  }, FIT);

  await attack('T2 the desk is shown an epoch older than it has seen: not opened', async ({ wire, open, own, city }) => {
    const me = (await city.person(MEMBER)).session.user.id;
    const office = new Office(own);
    office.enrol(me, 'Đồng chí Một');
    office.enrol(me + 1000, 'Đồng chí Hai');
    office.certify([], [me, me + 1000]).certify([me], []);
    wire.lie('GET', DESK, () => ({ offices: [office.desk(me)] }));
    const page = await open(MEMBER, '/ho-so');
    await unlock(page);
    await unlocked(page);
    wire.sent.length = 0;
    wire.lie('GET', DESK, () => ({ offices: [office.desk(me, { epoch: 1 })] }));
    await page.reload();
    await unlock(page);
    await refused(page, wire, 'máy chủ đưa ra khóa cũ hơn khóa máy này đã thấy.');
  });

  await attack('T4 another key in the place of the new epoch’s: nothing is wrapped for it', async ({ wire, open, own }) => {
    wire.lie('GET', DESK, first(({ rewrap }) => ({ rewrap: { ...rewrap, left: 1 } })));
    wire.lie('GET', /\/rewrap$/, (task) => {
      const wrapped = own.codec.toWire(own.secret.sealTo(own.codec.fromWire(task.team), own.secret.random(32)));
      const key = { record: 'ab'.repeat(16), part: 'referral', version: 1, epoch: task.epoch, wrapped };
      return { ...task, left: 1, keys: [key], team: own.codec.toWire(own.secret.sealingPair().key) };
    });
    const page = await open(MEMBER, '/ho-so');
    await unlock(page);
    await page.getByRole('button', { name: 'Chuyển khóa' }).click();
    await page.getByRole('alert').getByText(SIGNATURE).waitFor();
    equal(wire.writes(/\/rewrap$/).length, 0, 'wrapped keys that left the browser');
  });

  // ---- T4, T5, T2 for the keeper
  const keeping = (name, play) =>
    attack(name, async (given) => {
      const { wire, open, own } = given;
      const office = new Office(own);
      const mine = office.enrol(501, 'Đồng chí Năm');
      office.enrol(502, 'Đồng chí Sáu');
      office.certify([], [501]);
      const waiting = (enrolment = office.members.get(502).enrolment) => [
        { account: 502, name: 'Đồng chí Sáu', account_name: 'Đồng chí Sáu', eligible: true, enrolment },
      ];
      const show = (more = {}) => wire.lie('GET', DESK, () => ({ offices: [{ ...office.desk(0, { keeper: true }), ...more }] }));
      await play({ ...given, office, mine, waiting, show, open: () => open(KEEPER, '/khoa-ho-tro') });
      equal(wire.writes(/\/certificates$/).length, 0, 'certificates that left the browser');
    });
  const certify = (page) => page.getByRole('button', { name: 'Chứng nhận' });
  const closed = async (page, words) => {
    await page.getByText(words).first().waitFor();
    equal(await certify(page).count(), 0, 'ways to certify');
  };

  await keeping('T4 the server’s own key in an enrolment: another fingerprint, and nobody ticked it', async ({ own, office, waiting, show, open }) => {
    const true_ = office.members.get(502).fingerprint;
    const { enrolment, fingerprint } = own.member.enrol({
      office: office.office, account: 502, name: 'Đồng chí Sáu', passphrase: 'mot hai ba bon nam sau',
    });
    show({ enrolments: waiting(enrolment) });
    const page = await open();
    const card = page.locator('.card').filter({ hasText: 'Đồng chí Sáu' });
    equal(await card.locator('.print').innerText(), fingerprint, 'the fingerprint of the key that came');
    holds(fingerprint !== true_, 'the key that the member reads out is another');
    equal(await card.getByLabel('Đã nghe người này đọc dấu vân khóa, khớp').isChecked(), false, 'ticked before anybody compared');
  });
  await keeping('T4 one key of an enrolment swapped: its signature fails', async ({ own, waiting, show, open }) => {
    const { memberKey: m, codec, secret } = own;
    const e = m.parseEnrolment(codec.fromWire(waiting()[0].enrolment));
    const swapped = codec.toWire(m.enrolmentBytes({ ...e, sealing: secret.sealingPair().key }));
    show({ enrolments: waiting(swapped) });
    await closed(await open(), 'Phiếu đăng ký khóa không đọc được hoặc chữ ký không đúng.');
  });
  await keeping('T4 a member’s key swapped in the roster that the keeper gets: nothing to certify', async ({ own, office, show, open }) => {
    show({ roster_now: withOtherKey(own, office.rosters[0]) });
    await closed(await open(), ROSTER);
  });
  await keeping('T5 a ghost in the roster that the keeper gets: nothing to certify', async ({ own, office, show, open }) => {
    show({ roster_now: withGhost(own, office.rosters[0]) });
    await closed(await open(), ROSTER);
  });
  await keeping('T2 the keeper is shown an epoch older than seen: nothing to certify', async ({ office, show, open }) => {
    office.certify([], [502]); // 501 has left
    show();
    const page = await open();
    await certify(page).waitFor();
    show({ ...office.desk(0, { epoch: 1, keeper: true }) }); // and would come back
    await page.reload();
    await closed(page, 'máy chủ đưa ra khóa cũ hơn khóa máy này đã thấy.');
  });
}
