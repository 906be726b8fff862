import { open, seal } from '../keyholder/body';
import { type MemberSecrets, unwrapMember, wrapMember } from '../keyholder/passphrase';
import {
  type SealingPair,
  sealingPair,
  sealTo,
  sign,
  signingPair,
  unseal,
  unsealPair,
  wipe,
} from '../keyholder/secret';
import {
  type Certificate,
  type Member,
  type Pin,
  parseRoster,
  pinOf,
  type Roster,
  rosterFollows,
} from '../protocol/certificate';
import { fromHex, fromWire, same, toHex, toWire } from '../protocol/codec';
import { MOST_REWRAPPED, type Part, readKept, rewrapBytes, rewrapStatement, toJson } from '../protocol/envelope';
import { memberFingerprint } from '../protocol/keys';
import { enrolmentBytes, enrolmentStatement, parseWrap, wrapBytes } from '../protocol/memberKey';
import { type Refusal, refusalOf, refuse } from '../protocol/refusal';
import type * as wire from '../wire';
import { lastOf, type OfficeKeys, rootOf, verified } from './office';

// What a member's browser does with their keys. `Unlocked` is the only place where they are, inside the Worker, and `lock`
// fills every secret with zeros.

export interface Enrolling {
  office: wire.OfficeId;
  account: number;
  name: string;
  passphrase: string;
}
// New keys; only their wrap leaves, and nobody else can open it.
export function enrol({ office, account, name, passphrase }: Enrolling) {
  const root = rootOf(office);
  const secrets: MemberSecrets = { sealing: sealingPair(), signing: signingPair() };
  const { signing, sealing } = secrets;
  const unsigned = { root, account, signing: signing.key, sealing: sealing.key, name: name.normalize('NFC') };
  const enrolment = { ...unsigned, signature: sign(signing, enrolmentStatement(unsigned)) };
  const wrap = wrapMember(secrets, root, account, passphrase);
  wipe(sealing.secret, signing.seed);
  return {
    enrolment: toWire(enrolmentBytes(enrolment)),
    wrap: toWire(wrapBytes(wrap)),
    fingerprint: memberFingerprint(signing.key, sealing.key),
  };
}

export interface Unlocking extends OfficeKeys {
  account: number;
  passphrase: string;
  wrap: wire.Wire;
  rosters: wire.Wire[]; // one for each certificate
  team: wire.TeamSeal[];
}
export interface MemberShown {
  account: number;
  name: string;
  fingerprint: string;
}
export interface UnlockedShown {
  office: wire.OfficeId;
  epoch: number;
  mine: MemberShown;
  members: MemberShown[];
  pin: Pin;
}
export interface OpenedPart {
  part: Part;
  version: number;
  epoch: number; // of the key it is wrapped for
  content: string | null;
  author: string | null; // a member's name; null: the sender, who is nobody's
  refusal: Refusal | null; // why there is no content, or why to doubt it
}
export interface OpenedRecord {
  record: wire.SealedId;
  parts: OpenedPart[];
}

const shown = (m: Member): MemberShown => ({
  account: m.account,
  name: m.name,
  fingerprint: memberFingerprint(m.signing, m.sealing),
});

// Rosters in the order of their certificates, each the one its certificate names (T4, T5).
export function verifiedRosters(chain: readonly Certificate[], rosters: readonly wire.Wire[]): Roster[] {
  if (rosters.length !== chain.length) refuse('roster-wrong');
  let before: Roster | null = null;
  return chain.map((certificate, i) => {
    const roster = parseRoster(fromWire(rosters[i], 'roster-unreadable'));
    rosterFollows(certificate, roster, before);
    before = roster;
    return roster;
  });
}

export class Unlocked {
  private constructor(
    private readonly keys: Unlocking, // without its passphrase
    private readonly secrets: MemberSecrets,
    private readonly chain: [Certificate, ...Certificate[]],
    private readonly rosters: Roster[],
    private readonly teams: Map<number, SealingPair>,
  ) {}

  static with(given: Unlocking): Unlocked {
    const chain = verified(given);
    const rosters = verifiedRosters(chain, given.rosters);
    const wrap = parseWrap(fromWire(given.wrap, 'key-wrap-unreadable'));
    const secrets = unwrapMember(wrap, rootOf(given.office), given.account, given.passphrase);
    const teams = new Map<number, SealingPair>();
    const out = new Unlocked({ ...given, passphrase: '' }, secrets, chain, rosters, teams);
    try {
      // Own public keys come from the secrets; what the server says they are does not count (T4).
      const listed = rosters.at(-1)?.members.find((m) => m.account === given.account);
      if (!listed || !same(listed.signing, secrets.signing.key) || !same(listed.sealing, secrets.sealing.key)) {
        refuse('key-does-not-fit');
      }
      for (const { epoch, sealed } of given.team) {
        const certificate = chain.find((c) => c.epoch === epoch) ?? refuse('epoch-wrong');
        teams.set(epoch, unsealPair(secrets.sealing, fromWire(sealed, 'key-does-not-fit', 80), certificate.team));
      }
      if (!teams.has(lastOf(chain).epoch)) refuse('key-does-not-fit');
    } catch (cause) {
      out.lock();
      throw cause;
    }
    return out;
  }

  get office(): wire.OfficeId {
    return this.keys.office;
  }
  private get last(): Certificate {
    return lastOf(this.chain);
  }

  shown(): UnlockedShown {
    const members = this.rosters.at(-1)?.members ?? [];
    const mine = members.find((m) => m.account === this.keys.account) as Member;
    return {
      office: this.office,
      epoch: this.last.epoch,
      mine: shown(mine),
      members: members.map(shown),
      pin: pinOf(this.last),
    };
  }

  // What opens, opens; each part that doesn't says why. `asked`: the ids that were asked for.
  open(bodies: readonly wire.SealedBody[]): OpenedRecord[] {
    return bodies.map(({ record, parts }) => ({ record, parts: parts.map((part) => this.openPart(record, part)) }));
  }
  private openPart(record: wire.SealedId, { wrapped_epoch, envelope }: wire.SealedBodyPart): OpenedPart {
    const out = { part: envelope.part, version: envelope.version, epoch: wrapped_epoch };
    try {
      const kept = readKept(envelope, record);
      const opened = open(kept, this.teams.get(wrapped_epoch) ?? refuse('key-does-not-fit'));
      // A record taken over from a dissolved office keeps the root it was sealed under; its authors stand in rosters that
      // only that office had. It is shown with a warning, never as written by somebody of this team.
      const ours = same(kept.root, this.last.root);
      const author = ours ? this.authorOf(kept.part, opened.author) : null;
      return {
        ...out,
        content: opened.content,
        author,
        refusal: ours || kept.part !== 'care' ? null : 'author-unknown',
      };
    } catch (cause) {
      const refusal = refusalOf(cause);
      if (!refusal) throw cause;
      // A body's signature is its own signer's, not the office's: to whoever reads, it was changed or moved (T6).
      const why = refusal === 'signature-wrong' ? 'body-does-not-open' : refusal;
      return { ...out, content: null, author: null, refusal: why };
    }
  }
  // What the team writes is signed by one of it, of whatever epoch; what a sender filed is signed by nobody.
  private authorOf(part: Part, signing: Uint8Array | null): string | null {
    if (part !== 'care') return null;
    for (const roster of this.rosters) {
      const member = signing && roster.members.find((m) => same(m.signing, signing));
      if (member) return member.name;
    }
    return refuse('author-unknown');
  }
  seal(record: wire.SealedId, part: Part, version: number, content: string): wire.Envelope {
    const { root, epoch, team } = this.last;
    const at = { root, record: fromHex(record, 16, 'envelope-unreadable'), part, version };
    return toJson(seal(at, epoch, team, content, this.secrets.signing));
  }

  // The old passphrase is asked for again: whoever finds the screen unlocked must not lock its owner out.
  changePassphrase(passphrase: string, next: string): wire.Wire {
    const { wrap, account } = this.keys;
    const again = unwrapMember(parseWrap(fromWire(wrap, 'key-wrap-unreadable')), this.last.root, account, passphrase);
    wipe(again.sealing.secret, again.signing.seed);
    const made = toWire(wrapBytes(wrapMember(this.secrets, this.last.root, account, next)));
    this.keys.wrap = made;
    return made;
  }

  // One batch of keys for the new epoch, or for the office that takes over. The goal's key comes from the verified chain;
  // another one in the server's answer is T1 again.
  rewrap(task: wire.SupportRewrap, successor: OfficeKeys | null): wire.Wire {
    const target = this.goal(successor);
    if (task.epoch !== target.epoch || task.root !== toHex(target.root) || task.team !== toWire(target.team)) {
      refuse('signature-wrong');
    }
    const keys = task.keys.slice(0, MOST_REWRAPPED).map(({ record, part, version, epoch, wrapped }) => {
      const team = this.teams.get(epoch) ?? refuse('key-does-not-fit');
      const key = unseal(team, fromWire(wrapped, 'key-does-not-fit', 80));
      const out = {
        record: fromHex(record, 16, 'rewrap-unreadable'),
        part,
        version,
        wrapped: sealTo(target.team, key),
      };
      wipe(key);
      return out;
    });
    const unsigned = { root: target.root, epoch: target.epoch, keys };
    return toWire(rewrapBytes({ ...unsigned, signature: sign(this.secrets.signing, rewrapStatement(unsigned)) }));
  }
  private goal(successor: OfficeKeys | null): Certificate {
    if (this.last.kind !== 'handover') return this.last;
    const other = successor ? lastOf(verified(successor)) : refuse('handed-over');
    return same(other.root, this.last.successor) ? other : refuse('root-changed');
  }

  lock(): void {
    wipe(this.secrets.sealing.secret, this.secrets.signing.seed);
    for (const team of this.teams.values()) wipe(team.secret);
    this.teams.clear();
  }
}
