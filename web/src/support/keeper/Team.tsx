import { useEffect, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { isProblem, Problem } from '../../api/problem';
import { t } from '../../i18n';
import { PasswordInput } from '../../session/PasswordInput';
import { missing, useForm } from '../../session/useForm';
import { announce } from '../../ui/announce';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { Failed } from '../../ui/states';
import { Groups } from '../Groups';
import { readPin, writePin } from '../pins';
import type { Pin } from '../protocol/certificate';
import { asProblem, told } from '../refusals';
import { today } from '../today';
import { ask, lockNow } from '../vault/client';
import type { Candidate, Certifying, RootFile } from '../vault/keeper';
import type { MemberShown } from '../vault/member';
import type { OfficeSeen } from '../vault/office';
import type * as wire from '../wire';
import { nameFaults, OfficeName } from './OfficeName';

// Who holds keys and who waits. Joining and leaving are the same act: the next epoch, for exactly those who are ticked.

interface Seen {
  office: OfficeSeen | null; // null: no certificate yet
  pin: Pin | null;
  members: MemberShown[];
  waiting: Candidate[];
}

async function see(office: wire.SupportDeskOffice): Promise<Seen> {
  const { certificates, roster_now: roster } = office;
  const enrolments = (office.enrolments ?? []).map((e) => e.enrolment);
  const waiting = await ask('candidates', { office: office.office, enrolments });
  // What this browser has seen counts for the keeper too: whoever has left does not come back with an old chain (T2).
  const pinned = await readPin(office.office);
  const pin = pinned?.pin ?? null;
  if (certificates.length === 0 && !pin) return { office: null, pin, members: [], waiting };
  const keys = { office: office.office, certificates };
  const seen = await ask('checkOffice', { ...keys, pin });
  const members = await ask('members', { ...keys, roster: roster ?? '' });
  await writePin(office.office, { pin: seen.pin, compared: pinned?.compared ?? false });
  return { office: seen, pin: seen.pin, members, waiting };
}

interface Props {
  office: wire.SupportDeskOffice;
  others: wire.SupportDeskOffice[];
  reload: () => void;
}

export function Team({ office, others, reload }: Props) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    see(office).then(setSeen, (cause) => {
      const said = asProblem(cause);
      setProblem(isProblem(said) ? said : new Problem(-1, 'page', '', ''));
    });
  }, [office]);
  if (problem) return problem.detail ? <p class="banner bad">{problem.detail}</p> : <Failed problem={problem} />;
  if (!seen) return <div aria-busy="true" />;
  return (
    <>
      {office.state === 'founding' && <p class="banner">{t('team.founding')}</p>}
      {office.needs_epoch && <p class="banner bad">{t('team.needs')}</p>}
      {office.keeper_left && <p class="banner bad">{t('team.keeperLeft')}</p>}
      {(office.rewrap?.left ?? 0) > 0 && <p class="banner warn">{t('team.rewrap', { n: office.rewrap?.left ?? 0 })}</p>}
      {seen.office && (
        <p>
          {t('team.state', { epoch: seen.office.epoch, sequence: seen.office.pin.sequence })} · {t('desk.rootPrint')}:{' '}
          <output class="print">
            <Groups of={seen.office.fingerprint} />
          </output>
        </p>
      )}
      {office.state === 'handed-over' ? (
        <Members members={seen.members} />
      ) : (
        <>
          <Epoch office={office} seen={seen} reload={reload} />
          {office.state === 'open' && <HandOver office={office} pin={seen.pin} others={others} reload={reload} />}
        </>
      )}
      <p class="small">{t('team.lost')}</p>
    </>
  );
}

const Members = ({ members }: { members: MemberShown[] }) => (
  <ul>
    {members.map((m) => (
      <li key={m.account}>
        {m.name} ·{' '}
        <span class="print">
          <Groups of={m.fingerprint} />
        </span>
      </li>
    ))}
  </ul>
);

function Epoch({ office, seen, reload }: { office: wire.SupportDeskOffice; seen: Seen; reload: () => void }) {
  const leaving = new Set(office.leaving ?? []);
  const [stays, setStays] = useState(() => seen.members.filter((m) => !leaving.has(m.account)).map((m) => m.account));
  const [comes, setComes] = useState<number[]>([]);
  const [name, setName] = useState(seen.office?.name ?? '');
  const prefix = `${office.office.slice(0, 6)}-`; // several offices may stand on the page
  const root = useRoot(office.office, prefix, (heard) => setName((now) => now || heard));
  const about = (account: number) => office.enrolments?.find((e) => e.account === account);
  const flip = (list: number[], account: number) =>
    list.includes(account) ? list.filter((a) => a !== account) : [...list, account];
  const form = useForm(
    () => [
      ...nameFaults(`${prefix}name`, name),
      ...(stays.length + comes.length > 0 ? [] : [{ target: null, text: t('team.needSomebody') }]),
      ...root.faults(),
    ],
    async () => {
      const enrolments = seen.waiting.filter((c) => comes.includes(c.account)).map((c) => c.enrolment);
      await certify(office, root, { pin: seen.pin, name, keep: stays, enrolments });
      announce(t('team.done'));
      reload();
    },
  );
  return (
    <form onSubmit={form.submit} noValidate autocomplete="off">
      <h3>{t('team.title')}</h3>
      {seen.members.length === 0 && <p class="quiet">{t('team.nobody')}</p>}
      {seen.members.map((m) => (
        <div class="card" key={m.account}>
          <b>{m.name}</b>
          <p class="print">
            <Groups of={m.fingerprint} />
          </p>
          {leaving.has(m.account) ? (
            <p class="bad-text">{t('team.leaving')}</p>
          ) : (
            <label class="tick">
              <input
                type="checkbox"
                checked={stays.includes(m.account)}
                onChange={() => setStays(flip(stays, m.account))}
              />
              {t('team.keep')}
            </label>
          )}
        </div>
      ))}
      <h3>{t('team.waiting')}</h3>
      {seen.waiting.length === 0 && <p class="quiet">{t('team.noWaiting')}</p>}
      {seen.waiting.map((c) => {
        const known = about(c.account);
        return (
          <div class="card" key={c.account}>
            <b>{c.name}</b>
            <p class="print">
              <Groups of={c.fingerprint} />
            </p>
            {known && known.account_name !== c.name && (
              <p class="warn-text">{t('team.otherName', { name: known.account_name })}</p>
            )}
            {known?.eligible ? (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={comes.includes(c.account)}
                  onChange={() => setComes(flip(comes, c.account))}
                />
                {t('team.compared')}
              </label>
            ) : (
              <p class="bad-text">{t('team.notEligible')}</p>
            )}
          </div>
        );
      })}
      <h3>{t('team.epoch')}</h3>
      <p class="small">{t('team.epochLead')}</p>
      <div class="narrow">
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <RootFields root={root} fault={form.fault} />
        <OfficeName id={`${prefix}name`} value={name} onInput={setName} error={form.fault(`${prefix}name`)} />
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t(form.busy ? 'team.busy' : 'team.do')}
        </button>
      </div>
    </form>
  );
}

function HandOver({ office, pin, others, reload }: Props & { pin: Pin | null }) {
  const [to, setTo] = useState('');
  const root = useRoot(office.office, `${office.office.slice(0, 6)}-hand-`);
  const ready = others.filter(
    (o) =>
      o.office !== office.office && o.purpose === office.purpose && o.state === 'open' && o.certificates.length > 0,
  );
  const form = useForm(
    () => [...missing(`${root.prefix}to`, to, t('hand.need')), ...root.faults()],
    async () => {
      await certify(office, root, { pin, name: office.unit.name, keep: [], enrolments: [], successor: to });
      reload();
    },
  );
  return (
    <details>
      <summary>{t('hand.title')}</summary>
      <p>{t('hand.lead')}</p>
      {ready.length === 0 ? (
        <p class="quiet">{t('hand.none')}</p>
      ) : (
        <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
          <ErrorSummary faults={form.faults} turn={form.turn} />
          <Field label={t('hand.to')} id={`${root.prefix}to`} error={form.fault(`${root.prefix}to`)}>
            {(given) => (
              <select {...given} value={to} onChange={(e) => setTo(e.currentTarget.value)}>
                <option value="" />
                {ready.map((o) => (
                  <option key={o.office} value={o.office}>
                    {o.unit.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <RootFields root={root} fault={form.fault} />
          <button type="submit" aria-disabled={form.busy}>
            {t('hand.do')}
          </button>
        </form>
      )}
    </details>
  );
}

// The root key's file and its passphrase, for one act; neither stays.
type Root = ReturnType<typeof useRoot>;
function useRoot(office: wire.OfficeId, prefix = '', onName?: (heard: string) => void) {
  const [file, setFile] = useState<RootFile | null>(null);
  const [wrong, setWrong] = useState('');
  const [phrase, setPhrase] = useState('');
  const take = async (chosen: File | undefined) => {
    setFile(null);
    setWrong('');
    try {
      if (!chosen) return;
      const made = JSON.parse(await chosen.text()) as RootFile;
      const shown = await told(ask('readRootFile', { file: made }));
      if (shown.office === office) {
        setFile(made);
        if (typeof made.name === 'string') onName?.(made.name);
      } else setWrong(t('team.wrongFile'));
    } catch (cause) {
      setWrong(isProblem(cause) ? cause.detail : t('team.badFile'));
    }
  };
  return {
    file,
    phrase,
    wrong,
    take,
    setPhrase,
    prefix,
    faults: () => [
      ...(file ? [] : [{ target: `${prefix}file`, text: wrong || t('team.needFile') }]),
      ...missing(`${prefix}root-phrase`, phrase, t('unlock.need')),
    ],
  };
}

function RootFields(props: { root: Root; fault: (id: string) => string | undefined }) {
  const { root, fault } = props;
  const { prefix } = root;
  return (
    <>
      <Field label={t('team.file')} id={`${prefix}file`} error={root.wrong || fault(`${prefix}file`)}>
        {(given) => (
          <input {...given} type="file" accept=".json" onChange={(e) => void root.take(e.currentTarget.files?.[0])} />
        )}
      </Field>
      <Field label={t('team.phrase')} id={`${prefix}root-phrase`} error={fault(`${prefix}root-phrase`)}>
        {(given) => (
          <PasswordInput {...given} value={root.phrase} autocomplete="current-password" onInput={root.setPhrase} />
        )}
      </Field>
    </>
  );
}

async function certify(
  office: wire.SupportDeskOffice,
  root: Root,
  more: Pick<Certifying, 'pin' | 'name' | 'keep' | 'enrolments' | 'successor'>,
): Promise<void> {
  const body = await told(
    ask('certify', {
      file: root.file as RootFile,
      passphrase: root.phrase,
      office: office.office,
      purpose: office.purpose,
      today: today(),
      certificates: office.certificates,
      roster: office.roster_now ?? null,
      ...more,
    }),
  );
  await post<wire.Done>(`/support/offices/${office.office}/certificates`, body);
  root.setPhrase('');
  lockNow(); // the root's seed was in the Worker: it ends with its memory
}
