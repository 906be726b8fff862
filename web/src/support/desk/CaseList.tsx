import { signal } from '@preact/signals';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { get } from '../../api/client';
import { isProblem, Problem } from '../../api/problem';
import { t } from '../../i18n';
import { session } from '../../session/session';
import { formatDate } from '../../text/dates';
import { Empty, Failed, Loading } from '../../ui/states';
import { Groups } from '../Groups';
import { asProblem } from '../refusals';
import { today } from '../today';
import { lockNow, locks } from '../vault/client';
import type * as wire from '../wire';
import { CaseView } from './CaseView';
import { monthText } from './Counts';
import { type Case, more, nextAppointment, opened, search, shortCode } from './cases';
import { unlocked } from './desk';
import { Reassign } from './Reassign';
import { ChangePassphrase } from './Unlock';

// Fifty at a time, decrypted in this browser; names stay covered until somebody wants to see them.
const openCase = signal<wire.SealedId | null>(null);
locks.subscribe(() => {
  openCase.value = null;
});

// What the list shows; it stays while a case is open, and goes with the locking.
const everything = { wanted: '', state: '', mine: false };
const covered = { ...everything, names: false };
type View = typeof covered;

const STATES = ['received', 'contacted', 'consented', 'serving'] as const;

export function CaseList({ office }: { office: wire.SupportDeskOffice }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState<wire.SupportOffices | null>(null);
  const [dialog, setDialog] = useState<'phrase' | 'reassign' | null>(null);
  const [view, setView] = useState(covered);
  const change = useCallback((more: Partial<View>) => setView((now) => ({ ...now, ...more })), []);
  const load = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const [known] = await Promise.all([words ?? get<wire.SupportOffices>('/support/offices'), more(office.office)]);
      setWords(known);
    } catch (cause) {
      const said = asProblem(cause);
      setProblem(isProblem(said) ? said : new Problem(-1, 'page', '', ''));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void load(), [office.office]);
  const held = opened.value?.office === office.office ? opened.value : null;
  const current = held?.cases.find((c) => c.row.record === openCase.value);
  const mine = unlocked.value?.mine;
  return (
    <>
      <p class="buttons no-print">
        <button type="button" onClick={lockNow}>
          {t('unlock.lock')}
        </button>
        <button type="button" class="plain" onClick={() => setDialog('phrase')}>
          {t('unlock.change')}
        </button>
        {held && held.cases.length > 0 && (
          <button type="button" class="plain" onClick={() => setDialog('reassign')}>
            {t('cases.reassign')}
          </button>
        )}
      </p>
      {mine && (
        <p class="small no-print">
          {mine.name} · {t('desk.fingerprint')}:{' '}
          <output class="print">
            <Groups of={mine.fingerprint} />
          </output>
        </p>
      )}
      {problem && <Failed problem={problem} onRetry={() => void load()} />}
      {!held && busy && <Loading />}
      {held && words && current && (
        <CaseView
          key={current.row.record}
          of={current}
          words={words}
          onOpen={(record) => {
            openCase.value = record;
          }}
        />
      )}
      {held && !current && <Table cases={held.cases} view={view} set={change} />}
      {held && !current && held.next && (
        <button type="button" class="no-print" disabled={busy} onClick={() => void load()}>
          {t('cases.more')}
        </button>
      )}
      {dialog === 'phrase' && <ChangePassphrase office={office.office} onClose={() => setDialog(null)} />}
      {dialog === 'reassign' && <Reassign office={office.office} onClose={() => setDialog(null)} />}
    </>
  );
}

function Table({ cases, view, set }: { cases: Case[]; view: View; set: (more: Partial<View>) => void }) {
  const { wanted, state, mine, names } = view;
  const me = session.value?.user.id;
  const now = today();
  if (cases.length === 0) return <Empty>{t('cases.empty')}</Empty>;
  const shown = search(cases, wanted).filter(
    (c) => (state === '' || c.row.state === state) && (!mine || c.care?.assigned === me),
  );
  const week = new Date(Date.parse(now) + 7 * 86_400_000).toISOString().slice(0, 10);
  const soon = cases.filter((c) => (nextAppointment(c, now) ?? '9') <= week).length;
  return (
    <section class="no-print">
      {soon > 0 && <p class="banner">{t('cases.soon', { n: soon })}</p>}
      <div class="find">
        <label for="find">{t('cases.find')}</label>
        <input
          id="find"
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="find-hint"
          value={wanted}
          onInput={(e) => set({ wanted: e.currentTarget.value })}
        />
        <span id="find-hint" class="small">
          {t('cases.findHint')}
        </span>
      </div>
      <div class="find case-find">
        <label for="state">{t('cases.state')}</label>
        <select id="state" value={state} onChange={(e) => set({ state: e.currentTarget.value })}>
          <option value="">{t('word.all')}</option>
          {STATES.map((s) => (
            <option key={s} value={s}>
              {t(`case.state.${s}`)}
            </option>
          ))}
        </select>
        <label class="tick">
          <input type="checkbox" checked={mine} onChange={() => set({ mine: !mine })} />
          {t('cases.mine')}
        </label>
        <label class="tick">
          <input type="checkbox" checked={names} onChange={() => set({ names: !names })} />
          {t('cases.show')}
        </label>
      </div>
      <p class="small" role="status">
        {t('cases.shown', { n: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty>
          {t('cases.nothing')}{' '}
          <button type="button" onClick={() => set(everything)}>
            {t('cases.clear')}
          </button>
        </Empty>
      ) : (
        <table class="data stack cases">
          <thead>
            <tr>
              {(['code', 'name', 'state', 'from', 'assigned', 'next', 'ends'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`cases.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {parts(shown).map((part, n) => (
            <tbody key={n}>
              {part.map((c) => (
                <Row key={c.row.record} of={c} names={names} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

// A part of the table costs nothing while it is out of sight (support.css), so the next fifty don't lay out all before them.
const PART = 25;
const parts = (cases: Case[]): Case[][] =>
  Array.from({ length: Math.ceil(cases.length / PART) }, (_, n) => cases.slice(n * PART, (n + 1) * PART));

export const memberName = (account: number | undefined): string =>
  unlocked.value?.members.find((m) => m.account === account)?.name ?? t('cases.nobody');

function Row({ of, names }: { of: Case; names: boolean }) {
  const { row, referral, care, doubts } = of;
  const next = nextAppointment(of, today());
  const called = referral?.person?.call_as;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="plain"
          onClick={() => {
            openCase.value = row.record;
          }}
        >
          {shortCode(row.record)}
        </button>
      </th>
      <td data-label={t('cases.name')}>
        {doubts.length > 0 && (
          <span class="bad-text">{t('case.unread', { part: t(`case.part.${doubts[0]?.part ?? 'care'}`) })} </span>
        )}
        {referral && !referral.person ? (
          <span class="quiet">{t('cases.countOnly')}</span>
        ) : names ? (
          called
        ) : (
          <>
            <span aria-hidden="true">{t('cases.hidden')}</span>
            <span class="sr">{t('cases.hiddenLabel')}</span>
          </>
        )}
      </td>
      <td data-label={t('cases.state')}>{t(`case.state.${row.state}`)}</td>
      <td data-label={t('cases.from')}>{t(`case.class.${row.class}`)}</td>
      <td data-label={t('cases.assigned')}>{memberName(care?.assigned)}</td>
      <td data-label={t('cases.next')}>{next ? formatDate(next) : '–'}</td>
      <td data-label={t('cases.ends')}>{monthText(row.ends)}</td>
    </tr>
  );
}
