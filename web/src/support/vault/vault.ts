import type { Part } from '../protocol/envelope';
import { fingerprint } from '../protocol/keys';
import { refuse } from '../protocol/refusal';
import { ready } from '../protocol/sodium';
import type * as wire from '../wire';
import * as keeper from './keeper';
import { type Enrolling, enrol, Unlocked, type Unlocking } from './member';
import { IDLE } from './messages';
import { checkOffice, type OfficeKeys, rootOf, type Sealing, sealReferral } from './office';
import { generated } from './words';

// Everything that touches a secret, in one Worker (docs/security.md): the page sends it a call and gets an answer, and no
// secret key is ever in either. It locks by itself when nobody has used it for ten minutes (T13).

export class Vault {
  private offices = new Map<wire.OfficeId, Unlocked>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  // `onLock` hears of locking that nobody asked for.
  constructor(private readonly onLock: () => void) {}

  private unlocked(office: wire.OfficeId): Unlocked {
    const found = this.offices.get(office) ?? refuse('locked');
    this.touch();
    return found;
  }

  // ---- anybody
  readonly calls = {
    checkOffice: (keys: OfficeKeys) => checkOffice(keys),
    sealReferral: (given: Sealing) => sealReferral(given),
    rootPrint: ({ office }: { office: wire.OfficeId }) => fingerprint('root', rootOf(office)),
    generated: () => generated(),

    // ---- members
    enrol: (given: Enrolling) => enrol(given),
    unlock: (given: Unlocking) => {
      const made = Unlocked.with(given);
      this.offices.get(made.office)?.lock();
      this.offices.set(made.office, made);
      this.touch();
      return made.shown();
    },
    open: ({ office, bodies }: { office: wire.OfficeId; bodies: wire.SealedBody[] }) =>
      this.unlocked(office).open(bodies),
    seal: (given: { office: wire.OfficeId; record: wire.SealedId; part: Part; version: number; content: string }) =>
      this.unlocked(given.office).seal(given.record, given.part, given.version, given.content),
    rewrap: (given: { office: wire.OfficeId; task: wire.SupportRewrap; successor: OfficeKeys | null }) =>
      this.unlocked(given.office).rewrap(given.task, given.successor),
    changePassphrase: (given: { office: wire.OfficeId; passphrase: string; next: string }) =>
      this.unlocked(given.office).changePassphrase(given.passphrase, given.next),
    touch: () => this.touch(),
    lock: () => this.lock(),

    // ---- keepers
    ceremony: ({ passphrase }: { passphrase: string }) => keeper.ceremony(passphrase),
    trySharesFor: (given: { recovery: wire.Wire; typed: string[] }) => keeper.trySharesFor(given.recovery, given.typed),
    readRootFile: ({ file }: { file: keeper.RootFile }) => keeper.readRootFile(file),
    candidates: (given: { office: wire.OfficeId; enrolments: wire.Wire[] }) =>
      keeper.candidates(given.office, given.enrolments),
    members: (given: { office: wire.OfficeId; certificates: wire.Wire[]; roster: wire.Wire }) =>
      keeper.members(given.office, given.certificates, given.roster),
    certify: (given: keeper.Certifying) => keeper.certify(given),
  };

  async call<K extends Name>(name: K, given: Given<K>): Promise<Answer<K>> {
    await ready;
    const work = this.calls[name] as unknown as (given: Given<K>) => Answer<K>;
    return work(given);
  }

  private touch(): void {
    clearTimeout(this.timer);
    if (this.offices.size === 0) return;
    this.timer = setTimeout(() => {
      this.lock();
      this.onLock();
    }, IDLE);
  }
  private lock(): void {
    clearTimeout(this.timer);
    for (const unlocked of this.offices.values()) unlocked.lock();
    this.offices.clear();
  }
}

type Calls = Vault['calls'];
export type Name = keyof Calls;
export type Given<K extends Name> = Parameters<Calls[K]> extends [] ? undefined : Parameters<Calls[K]>[0];
export type Answer<K extends Name> = ReturnType<Calls[K]>;
