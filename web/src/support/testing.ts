import { open } from './keyholder/body';
import { wrapMember } from './keyholder/passphrase';
import { type SealingPair, type SigningPair, sealingPair, sealTo, sign, signingPair } from './keyholder/secret';
import {
  type Certificate,
  certificateBytes,
  certificateHash,
  noSuccessor,
  type Roster,
  rosterBytes,
  rosterHash,
  statementOf,
} from './protocol/certificate';
import { type Bytes, fromHex, fromWire, toHex, toWire, zeros } from './protocol/codec';
import { type Part, parseRewrap, readEnvelope, readKept, rewrapStatement } from './protocol/envelope';
import { signedBy } from './protocol/keys';
import { enrolmentBytes, enrolmentStatement, wrapBytes } from './protocol/memberKey';
import { ready } from './protocol/sodium';
import type * as wire from './wire';

// A server and an office for tests, as src/support/testing_office.h plays them: it holds the keys, takes what the real one
// takes, and can lie.

export const PHRASE = 'mua caphe suong som doi nui';
const FAST = () => ({ kib: 19 * 1024, passes: 2, salt: new Uint8Array(16).fill(3), nonce: new Uint8Array(24).fill(5) });

interface Heard {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
  credentials: string;
}
interface Kept {
  state: wire.SealedState;
  needs: string[];
  services: string[];
  outcome: string;
  parts: Map<Part, wire.Envelope>;
}
type Handler = (body: Record<string, never>, match: string[], init: RequestInit) => Promise<Response> | Response;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const problem = (status: number, type: string) =>
  new Response(JSON.stringify({ type: `/errors/${type}`, title: type, detail: type, status }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

export class PlayedServer {
  private readonly root: SigningPair = signingPair();
  private readonly recovery = sealingPair();
  private readonly secrets = new Map<number, { sealing: SealingPair; signing: SigningPair; wrap: wire.Wire }>();
  private readonly teams = new Map<number, SealingPair>();
  private chain: Certificate[] = [];
  rosters: wire.Wire[] = [];
  certificates: wire.Wire[] = [];
  seals: { account: number; epoch: number; sealed: wire.Wire }[] = [];
  records = new Map<wire.SealedId, Kept>();
  lists = 0; // how often rows were asked for
  referrals: wire.Referral[] = [];
  heard: Heard[] = [];
  down = false;
  me = 11; // whose session it is
  batch = 500;
  lieAboutTeam = false;
  tamper: ((bytes: Bytes) => Bytes) | null = null;
  private shownInstead: PlayedServer | null = null;

  static async begin(accounts: number[]): Promise<PlayedServer> {
    await ready;
    const out = new PlayedServer();
    await out.nextEpoch(accounts);
    return out;
  }
  get office(): wire.OfficeId {
    return toHex(this.root.key);
  }
  get epoch(): number {
    return this.chain.length;
  }

  private member(account: number) {
    const known = this.secrets.get(account);
    if (known) return known;
    const pair = { sealing: sealingPair(), signing: signingPair() };
    const wrap = toWire(wrapBytes(wrapMember(pair, this.root.key, account, PHRASE, FAST())));
    const made = { ...pair, wrap };
    this.secrets.set(account, made);
    return made;
  }
  enrolmentOf(account: number): wire.Wire {
    const { signing, sealing } = this.member(account);
    const e = { root: this.root.key, account, signing: signing.key, sealing: sealing.key, name: `Đồng chí ${account}` };
    return toWire(enrolmentBytes({ ...e, signature: sign(signing, enrolmentStatement(e)) }));
  }

  async nextEpoch(accounts: number[]): Promise<void> {
    const before = this.chain.at(-1);
    const epoch = this.chain.length + 1;
    const team = sealingPair();
    this.teams.set(epoch, team);
    const members = accounts.map((account) => {
      const { signing, sealing } = this.member(account);
      return { account, signing: signing.key, sealing: sealing.key, name: `Đồng chí ${account}` };
    });
    const roster: Roster = { root: this.root.key, epoch, members };
    const unsigned = {
      root: this.root.key,
      sequence: epoch,
      previous: before ? certificateHash(before) : zeros(32),
      day: 17_653,
      purpose: 'support' as const,
      kind: 'epoch' as const,
      epoch,
      team: team.key,
      recovery: this.recovery.key,
      roster: rosterHash(roster),
      office: 'Bộ phận mẫu',
      successor: noSuccessor(),
    };
    const certificate = { ...unsigned, signature: sign(this.root, statementOf(unsigned)) };
    this.chain.push(certificate);
    this.certificates.push(toWire(certificateBytes(certificate)));
    this.rosters.push(toWire(rosterBytes(roster)));
    for (const m of members)
      this.seals.push({ account: m.account, epoch, sealed: toWire(sealTo(m.sealing, team.secret)) });
  }
  // What it says instead of the truth.
  show(other: PlayedServer): void {
    this.shownInstead = other;
  }
  // What a member would read.
  async read(record: wire.SealedId, part: Part = 'referral'): Promise<unknown> {
    const envelope = this.records.get(record)?.parts.get(part) as wire.Envelope;
    const team = this.teams.get(envelope.epoch) as SealingPair;
    return JSON.parse(open(readKept(envelope, record), team).content);
  }

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    if (this.down) throw new TypeError('Failed to fetch');
    const path = String(input).replace('/api/v1', '');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const headers = init.headers as Record<string, string>;
    this.heard.push({ method, path, body, headers, credentials: init.credentials ?? '' });
    for (const [pattern, handle] of this.routes) {
      const match = pattern.exec(`${method} ${path}`);
      if (match) return handle(body, match.slice(1), init);
    }
    return problem(404, 'not-found');
  };

  private shownCertificates(): wire.Wire[] {
    const { certificates } = this.shownInstead ?? this;
    if (!this.tamper) return certificates;
    const bytes = Uint8Array.from(atob((certificates[0] as string).replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return [toWire(this.tamper(bytes)), ...certificates.slice(1)];
  }

  private readonly routes: [RegExp, Handler][] = [
    [/^GET \/support\/offices$/, () => json(this.offices())],
    [/^POST \/support\/referrals$/, (body) => this.file(body as unknown as wire.Referral)],
    [/^POST \/support\/withdrawals$/, () => json({}, 202)],
    [/^GET \/support\/desk$/, () => json({ offices: [this.desk()] })],
    [
      /^GET \/support\/offices\/\w+\/records(?:\?after=(\w+))?$/,
      (_, [after]) => {
        this.lists += 1;
        return json(this.list(after));
      },
    ],
    [
      /^POST \/support\/offices\/\w+\/open$/,
      (body) =>
        json({
          records: (body.records as unknown as string[]).map((record) => ({
            record,
            parts: [...(this.records.get(record)?.parts.values() ?? [])].map((envelope) => ({
              wrapped_epoch: this.wrappedFor.get(envelope.wrapped) ?? envelope.epoch,
              envelope,
            })),
          })),
        }),
    ],
    [
      /^PUT \/support\/records\/(\w+)\/parts\/(\w+)$/,
      (body, [record, part], init) => this.write(body, record, part, init),
    ],
    [
      /^POST \/support\/records\/(\w+)\/steps$/,
      (body, [record]) => this.step(body as unknown as wire.SealedStep, record),
    ],
    [
      /^PUT \/support\/records\/(\w+)\/services$/,
      (body, [record]) => {
        Object.assign(this.records.get(record as string) as Kept, body);
        return json({});
      },
    ],
    [/^GET \/support\/records\/\w+\/readers$/, () => json({ readers: [] })],
    [/^GET \/support\/offices\/\w+\/rewrap$/, () => json(this.rewrapTask())],
    [/^POST \/support\/offices\/\w+\/rewrap$/, (body) => this.takeBatch(body)],
    [/^PUT \/support\/offices\/\w+\/key$/, (body) => this.putWrap(body)],
  ];

  private offices(): wire.SupportOffices {
    const { office } = this.shownInstead ?? this;
    return {
      offices: [{ office, purpose: 'support', name: 'Bộ phận mẫu', certificates: this.shownCertificates() }],
      services: [
        { id: 'tu-van', title: { vi: 'Tư vấn', en: 'Counselling' } },
        { id: 'hoc-nghe', title: { vi: 'Học nghề', en: 'Training' } },
      ],
      outcomes: [{ id: 'on-dinh', title: { vi: 'Ổn định', en: 'Settled' } }],
      consent_months: 12,
      send_for: [{ unit: 3, name: 'Công an phường mẫu', class: 'police' }],
    };
  }
  private desk(): wire.SupportDeskOffice {
    return {
      office: this.office,
      purpose: 'support',
      unit: { id: 2, name: 'Phòng LĐTBXH' },
      state: 'open',
      keeper: false,
      member: 'certified',
      certificates: this.certificates,
      needs_epoch: false,
      leaving: [],
      rewrap: { root: this.office, epoch: this.epoch, left: 0 },
      roster: this.rosters.at(-1),
      rosters: this.rosters,
      wrap: this.secrets.get(this.me)?.wrap,
      team: this.seals.filter((s) => s.account === this.me),
      waiting: 0,
    };
  }
  private file(body: wire.Referral): Response {
    const known = this.records.get(body.record);
    if (known)
      return known.parts.get('referral')?.signature === body.parts[0]?.signature
        ? json({}, 201)
        : problem(409, 'record-taken');
    for (const part of body.parts) {
      const envelope = readEnvelope(part, fromHex(body.office, 32, 'envelope-unreadable'), body.record);
      if (envelope.epoch !== this.epoch) return problem(409, 'old-epoch');
    }
    this.referrals.push(body);
    const parts = new Map(body.parts.map((p) => [p.part, p]));
    this.records.set(body.record, { state: 'received', needs: [], services: [], outcome: '', parts });
    return json({}, 201);
  }
  private list(after = ''): wire.SealedRecords {
    const all = [...this.records.entries()]
      .filter(([, kept]) => kept.state !== 'destroyed')
      .map(([record, kept]) => ({
        record,
        month: '2018-05',
        class: 'police' as const,
        city: 1,
        state: kept.state,
        needs: kept.needs,
        services: kept.services,
        outcome: kept.outcome,
        ends: '2018-06',
        parts: [...kept.parts.values()].map(({ part, version }) => ({ part, version })),
      }));
    const from = after === '' ? 0 : all.findIndex((row) => row.record === after) + 1;
    const records = all.slice(from, from + 50);
    return { records, next: records.length === 50 ? (records.at(-1)?.record ?? null) : null };
  }
  private write(body: { envelope?: never }, record = '', part = '', init: RequestInit = {}): Response {
    const kept = this.records.get(record);
    const envelope = body.envelope as unknown as wire.Envelope;
    if (!kept || envelope.part !== part) return problem(404, 'not-found');
    readEnvelope(envelope, this.root.key, record);
    const now = kept.parts.get(envelope.part)?.version ?? 0;
    const base = (init.headers as Record<string, string>)['If-Match'];
    if (base !== `"${now}"` || envelope.version !== now + 1) return problem(412, 'edited-elsewhere');
    kept.parts.set(envelope.part, envelope);
    return json({ version: envelope.version });
  }
  private step(body: wire.SealedStep, record = ''): Response {
    const kept = this.records.get(record) as Kept;
    const next: Partial<Record<wire.SealedStep['step'], wire.SealedState>> = {
      contacted: 'contacted',
      consented: 'consented',
      serving: 'serving',
      renewed: kept.state,
    };
    kept.state = next[body.step] ?? 'destroyed';
    if (kept.state === 'destroyed') kept.parts.clear();
    return json({ state: kept.state });
  }
  private waitingKeys(): wire.KeyToRewrap[] {
    return [...this.records.entries()].flatMap(([record, kept]) =>
      [...kept.parts.values()]
        .map(({ part, version, epoch, wrapped }) => ({
          record,
          part,
          version,
          epoch: this.wrappedFor.get(wrapped) ?? epoch,
          wrapped,
        }))
        .filter((key) => key.epoch < this.epoch),
    );
  }
  private readonly wrappedFor = new Map<wire.Wire, number>(); // wraps of a later epoch than they were filed in
  private rewrapTask(): wire.SupportRewrap {
    const all = this.waitingKeys();
    const team = this.lieAboutTeam ? sealingPair().key : (this.teams.get(this.epoch) as SealingPair).key;
    return {
      root: this.office,
      epoch: this.epoch,
      team: toWire(team),
      left: all.length,
      keys: all.slice(0, this.batch),
    };
  }
  private takeBatch(body: { batch?: never }): Response {
    const batch = parseRewrap(fromWire(body.batch, 'rewrap-unreadable'));
    if (!signedBy(this.member(this.me).signing.key, rewrapStatement(batch), batch.signature)) {
      return problem(422, 'sealed-rewrap-unreadable');
    }
    for (const key of batch.keys) {
      const parts = this.records.get(toHex(key.record))?.parts;
      const part = parts?.get(key.part);
      if (!parts || !part) continue;
      const wrapped = toWire(key.wrapped);
      this.wrappedFor.set(wrapped, this.epoch);
      parts.set(key.part, { ...part, wrapped });
    }
    return json({ left: this.waitingKeys().length });
  }
  // As the server does when nothing is left to wrap.
  forgetOldSeals(): void {
    this.seals = this.seals.filter((s) => s.epoch === this.epoch);
  }
  private putWrap(body: { wrap?: never }): Response {
    const mine = this.secrets.get(this.me);
    if (mine) mine.wrap = body.wrap as unknown as string;
    return json({});
  }
}
