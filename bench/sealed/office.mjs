// A support office of two members with many records, made at the real server by the browser's own protocol code.
import { Person } from '../../tests/e2e/person.mjs';
import { program } from '../../tests/e2e/walks/attacks/program.mjs';

export const PHRASE = 'mua caphe suong som doi nui';
const MOST = 100; // referrals that an officer's account may file in an hour

// As long as a talkative referral: two KiB sealed.
const content = (n) =>
  JSON.stringify({
    v: 1,
    filed_on: '2018-06-28',
    sender: { unit: 'UBND phường (mẫu)', name: 'Cán bộ mẫu', phone: '0900000000' },
    person: { call_as: `Người mẫu ${n}`, how: 'Nhắn tin trước, không nói qua người nhà', phone: '0900000000', times: 'sau 18 giờ' },
    needs: ['hoc-nghe', 'vay-von'],
    note: 'Lời nhắn mẫu để đo, không phải của ai. '.repeat(20),
  });

export async function openOffice(url) {
  const own = await program();
  const [keeper, ...members] = await Promise.all(['hotro.phutrach', 'hotro.1', 'hotro.2'].map((login) => Person.signIn(url, login)));
  const { file, office } = own.keeper.ceremony(PHRASE);
  await keeper.post('/support/offices', { unit: 'phong-ldtbxh', purpose: 'support', root: file.root });
  for (const { session, post } of members) {
    const given = { office, account: session.user.id, name: session.user.display_name, passphrase: PHRASE };
    const { fingerprint: _, ...body } = own.member.enrol(given);
    await post(`/support/offices/${office}/enrolments`, body);
  }
  const desk = async (person) => (await person.get('/support/desk')).offices.find((o) => o.office === office);
  const shown = await desk(keeper);
  const enrolments = shown.enrolments.map((e) => e.enrolment);

  return {
    office,
    // The first certificate, and every next epoch for the same two.
    async nextEpoch() {
      const { certificates, roster_now: roster = null } = await desk(keeper);
      const first = certificates.length === 0;
      const made = own.keeper.certify({
        file, passphrase: PHRASE, office, purpose: 'support', name: 'Bộ phận hỗ trợ (mẫu)', today: '2018-06-28', certificates, roster,
        pin: null, keep: members.map((m) => m.session.user.id), enrolments: first ? enrolments : [],
      });
      await keeper.post(`/support/offices/${office}/certificates`, made);
    },
    async file(records, wards) {
      const { certificates } = await desk(keeper);
      for (let n = 0; n < records; n += 1) {
        const sender = await wards(Math.floor(n / MOST));
        const unit = sender.session.units.find((u) => u.may.includes('write')).id;
        const parts = [{ part: 'referral', content: content(n) }];
        const { body } = own.office.sealReferral({ office, certificates, pin: null, purpose: 'support', unit, parts });
        await sender.post('/support/referrals', body);
      }
    },
  };
}
