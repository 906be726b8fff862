// What a malicious server makes of the truth with every key but those it has not; and an office of its own, whose keys it
// has: to begin with that is the only other thing it can offer.
import { PHRASE } from './walk.mjs';

export const parsed = ({ certificate: c, codec }, office) =>
  office.certificates.map((text) => c.parseCertificate(codec.fromWire(text)));
export const packed = ({ certificate: c, codec }, certificate) => codec.toWire(c.certificateBytes(certificate));

// `change` on the office that receives referrals, in the answer that everybody gets, or on the first of a desk.
export const receiver = (change) => (answer) => ({
  ...answer,
  offices: answer.offices.map((office) => (office.purpose === 'support' ? { ...office, ...change(office) } : office)),
});

// The last certificate changed, under the signature that it had.
export const changedLast = (own, change) =>
  receiver((office) => {
    const chain = parsed(own, office);
    const last = chain.at(-1);
    return { certificates: [...office.certificates.slice(0, -1), packed(own, { ...last, ...change(last) })] };
  });

// Somebody more in a roster, between those who are in it.
export function withGhost({ certificate: c, codec, secret }, text) {
  const roster = c.parseRoster(codec.fromWire(text));
  const ghost = {
    account: roster.members.at(-1).account + 1,
    signing: secret.signingPair().key,
    sealing: secret.sealingPair().key,
    name: 'Cán bộ hỗ trợ mẫu thứ ba',
  };
  return codec.toWire(c.rosterBytes({ ...roster, members: [...roster.members, ghost] }));
}
// One member's sealing key is another's: whatever is sealed to them, the server opens.
export function withOtherKey({ certificate: c, codec, secret }, text, at = 0) {
  const roster = c.parseRoster(codec.fromWire(text));
  const members = roster.members.map((m, i) => (i === at ? { ...m, sealing: secret.sealingPair().key } : m));
  return codec.toWire(c.rosterBytes({ ...roster, members }));
}

// An office that never was at the server: the ceremony, enrolments and certificates of our own program.
export class Office {
  certificates = [];
  rosters = [];
  members = new Map(); // account → { enrolment, wrap, fingerprint }
  team = []; // { account, epoch, sealed }

  constructor(own, name = 'Bộ phận hỗ trợ, Phòng LĐTBXH (mẫu)') {
    this.own = own;
    this.name = name;
    const { file, office, rootPrint } = own.keeper.ceremony(PHRASE);
    Object.assign(this, { file, office, rootPrint });
  }
  enrol(account, name) {
    const made = this.own.member.enrol({ office: this.office, account, name, passphrase: PHRASE });
    this.members.set(account, made);
    return made;
  }
  // The next epoch, for those who stay and those who come.
  certify(keep, come) {
    const made = this.own.keeper.certify({
      file: this.file,
      passphrase: PHRASE,
      office: this.office,
      purpose: 'support',
      name: this.name,
      today: '2018-06-01',
      certificates: this.certificates,
      pin: null,
      roster: this.rosters.at(-1) ?? null,
      keep,
      enrolments: come.map((account) => this.members.get(account).enrolment),
    });
    this.certificates.push(made.certificate);
    this.rosters.push(made.roster);
    for (const seal of made.seals) this.team.push({ ...seal, epoch: this.certificates.length });
    return this;
  }
  // As senders see it, up to an epoch.
  shown(epoch = this.certificates.length) {
    return { office: this.office, name: this.name, certificates: this.certificates.slice(0, epoch) };
  }
  // As a member's or the keeper's desk has it.
  desk(account, { epoch = this.certificates.length, keeper = false, enrolments = [] } = {}) {
    const member = keeper ? 'none' : 'certified';
    return {
      ...this.shown(epoch),
      purpose: 'support',
      unit: { id: 1, name: 'Phòng Lao động' },
      state: epoch === 0 ? 'founding' : 'open',
      keeper,
      member,
      needs_epoch: false,
      leaving: [],
      rewrap: { root: this.office, epoch, left: 0 },
      roster_now: this.rosters[epoch - 1],
      waiting: 0,
      enrolments,
      ...(keeper
        ? {}
        : {
            roster: this.rosters[epoch - 1],
            rosters: this.rosters.slice(0, epoch),
            wrap: this.members.get(account).wrap,
            team: this.team.filter((seal) => seal.account === account && seal.epoch <= epoch),
          }),
    };
  }
}
