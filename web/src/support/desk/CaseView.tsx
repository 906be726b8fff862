import { useEffect, useRef, useState } from 'preact/hooks';
import { download, get } from '../../api/client';
import { isProblem } from '../../api/problem';
import { type PlainKey, say, t } from '../../i18n';
import { session } from '../../session/session';
import { clockNow, formatDate, formatInstant } from '../../text/dates';
import { problemWords } from '../../ui/states';
import { asProblem, refusalWords } from '../refusals';
import { today } from '../today';
import type * as wire from '../wire';
import { AppointmentDialog, AssignDialog, ContactDialog, NoteDialog, SameDialog } from './CareDialogs';
import { memberName } from './CaseList';
import { ConsentDialog } from './ConsentDialog';
import { monthText } from './Counts';
import { again, type Case, opened, saveCare, shortCode } from './cases';
import { EndDialog, type Ending } from './EndDialog';
import { ServicesSection } from './Services';

// One case, decrypted: what the sender wrote, what the person agreed to, what was done. It prints only through its own
// button, with who and when on every page.

type Open = 'contact' | 'consent' | 'appointment' | 'note' | 'assign' | 'same' | Ending | null;
export interface CaseProps {
  of: Case;
  words: wire.SupportOffices;
}

export function CaseView({ of, words, onOpen }: CaseProps & { onOpen: (record: wire.SealedId | null) => void }) {
  const [open, setOpen] = useState<Open>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const [printing, setPrinting] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const code = shortCode(of.row.record);
  const close = () => setOpen(null);
  // One at a time: each writes on top of what the one before it left.
  const attempt = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setFault('');
    try {
      await work();
    } catch (cause) {
      const problem = asProblem(cause);
      if (isProblem(problem) && problem.slug === 'edited-elsewhere') {
        await again(of);
        setFault(t('case.conflict'));
      } else setFault(isProblem(problem) ? problemWords(problem) : t('state.broken'));
    } finally {
      setBusy(false);
    }
  };
  // Opening it once more is what leaves the entry of a print.
  const printCase = () =>
    attempt(async () => {
      await again(of);
      setPrinting(t('case.printed', { name: session.peek()?.user.display_name ?? '', time: clockNow() }));
      addEventListener('afterprint', () => setPrinting(''), { once: true });
      setTimeout(() => print());
    });
  const { row, care } = of;
  const consented = row.state === 'consented' || row.state === 'serving';
  const button = (what: Exclude<Open, null>, label: string) => (
    <button type="button" class="no-print" onClick={() => setOpen(what)}>
      {label}
    </button>
  );
  return (
    <article class={printing ? 'case printing' : 'case'}>
      {printing && <p class="watermark print-only">{printing}</p>}
      <p class="no-print">
        <button type="button" class="plain" onClick={() => onOpen(null)}>
          ← {t('case.back')}
        </button>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {t('case.title', { code })} · {t(`case.state.${row.state}`)}
      </h2>
      <p class="small">
        {t(`case.class.${row.class}`)} · {t('case.ends', { month: monthText(row.ends) })}
        {of.careBy && ` ${t('case.by', { name: of.careBy })}.`}
      </p>
      {fault && (
        <p class="banner bad" role="alert">
          {fault}
        </p>
      )}
      {of.doubts.map((part) => (
        <p class="banner bad" key={part.part}>
          {t('case.unread', { part: t(`case.part.${part.part}`) })}: {part.refusal && refusalWords(part.refusal)}
        </p>
      ))}
      <Filed of={of} />
      <section class="card">
        <h3>{t('assign.title')}</h3>
        <p>{memberName(care?.assigned)}</p>
        {button('assign', t('assign.do'))}
      </section>
      <section class="card">
        <h3>{t('contact.title')}</h3>
        {(care?.contacts ?? []).length === 0 && <p class="quiet">{t('contact.none')}</p>}
        <ul>
          {care?.contacts?.map((c, i) => (
            <li key={i}>
              {formatDate(c.on)}, {t(c.reached ? 'contact.yes' : 'contact.no')}: {c.what}
            </li>
          ))}
        </ul>
        {of.referral?.person && button('contact', t('contact.add'))}
      </section>
      <section class="card">
        <h3>{t('consent.title')}</h3>
        <ConsentText of={of} words={words} />
        <p class="buttons">
          {of.referral?.person && button('consent', t(consented ? 'consent.renew' : 'consent.add'))}
          {consented ? button('withdrawn', t('consent.withdrawn')) : button('refused', t('consent.refused'))}
        </p>
      </section>
      <ServicesSection of={of} words={words} attempt={attempt} busy={busy} />
      <section class="card">
        <h3>{t('appointment.title')}</h3>
        {(care?.appointments ?? []).length === 0 && <p class="quiet">{t('appointment.none')}</p>}
        <ul>
          {care?.appointments?.map((a, i) => (
            <li key={i}>
              {formatDate(a.on)}: {a.what}{' '}
              {a.done ? (
                `(${t('appointment.done')})`
              ) : (
                <button
                  type="button"
                  class="plain no-print"
                  aria-disabled={busy}
                  onClick={() =>
                    void attempt(() =>
                      saveCare(of, (now) => ({
                        ...now,
                        appointments: now.appointments?.map((x, at) => (at === i ? { ...x, done: true } : x)),
                      })),
                    )
                  }
                >
                  {t('appointment.done')}
                </button>
              )}
            </li>
          ))}
        </ul>
        {button('appointment', t('appointment.add'))}
      </section>
      <section class="card">
        <h3>{t('notes.title')}</h3>
        {(care?.notes ?? []).length === 0 && <p class="quiet">{t('notes.none')}</p>}
        {care?.notes?.map((note, i) => (
          <p key={i} class="said">
            {note}
          </p>
        ))}
        {button('note', t('notes.add'))}
      </section>
      <Same of={of} onOpen={onOpen} add={() => setOpen('same')} />
      <Readers record={row.record} />
      <p class="buttons no-print">
        <button type="button" aria-disabled={busy} onClick={() => void printCase()}>
          {t('case.print')}
        </button>
        <button
          type="button"
          aria-disabled={busy}
          onClick={() => void attempt(() => download(`/support/records/${row.record}/export`, 'POST'))}
        >
          {t('case.export')}
        </button>
        <span class="small">{t('case.exportHint')}</span>
      </p>
      <section class="card no-print">
        <h3>{t('end.title')}</h3>
        <p class="small">{t('end.lead')}</p>
        <p class="buttons">
          {consented ? button('closed', t('end.closed')) : button('unreached', t('end.unreached'))}
          {button('children', t('end.children'))}
        </p>
      </section>
      {open === 'contact' && <ContactDialog of={of} onClose={close} />}
      {open === 'consent' && <ConsentDialog of={of} words={words} onClose={close} />}
      {open === 'appointment' && <AppointmentDialog of={of} onClose={close} />}
      {open === 'note' && <NoteDialog of={of} onClose={close} />}
      {open === 'assign' && <AssignDialog of={of} onClose={close} />}
      {open === 'same' && <SameDialog of={of} onClose={close} />}
      {(open === 'closed' ||
        open === 'refused' ||
        open === 'unreached' ||
        open === 'children' ||
        open === 'withdrawn') && <EndDialog of={of} words={words} ending={open} onClose={close} />}
    </article>
  );
}

function Filed({ of: { referral, link, row } }: { of: Case }) {
  if (!referral) return null;
  const { person, sender } = referral;
  const line = (label: string, text: string | undefined) =>
    text ? (
      <>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </>
    ) : null;
  return (
    <section class="card">
      <h3>{t('case.referral')}</h3>
      {!person && <p>{t('case.countOnly')}</p>}
      <dl class="said">
        {line(t('cases.name'), person?.call_as)}
        {line(t('case.how'), person?.how)}
        {line(t('case.phone'), person?.phone)}
        {line(t('case.times'), person?.times)}
        {line(t('case.note'), referral.note)}
        {line(t('case.under18'), referral.under_18 ? t('word.yes') : '')}
        {line(t('case.filed'), referral.filed_on && formatDate(referral.filed_on))}
        {line(t('case.sender'), [sender?.unit, sender?.name, sender?.phone].filter(Boolean).join(', '))}
        {line(
          t('case.link'),
          link?.form &&
            `${t(link.form === 'canh-cao' ? 'ref.linkWarning' : 'ref.linkOther')}, ${formatDate(link.completed_on ?? '')}`,
        )}
      </dl>
      {person && row.class !== 'self' && row.state === 'received' && <p class="banner no-print">{t('case.verify')}</p>}
    </section>
  );
}

function ConsentText({ of: { care }, words }: CaseProps) {
  const consent = care?.consent;
  if (!consent) return <p class="quiet">{t('consent.none')}</p>;
  const what = consent.services.map((id) => say(words.services.find((s) => s.id === id)?.title) || id).join(', ');
  return (
    <>
      {consent.until <= today() && <p class="bad-text">{t('consent.expired')}</p>}
      <p>{t('consent.line', { from: formatDate(consent.given_on), until: formatDate(consent.until), what })}</p>
      <p class="said">{consent.words}</p>
    </>
  );
}

// Other referrals of the same person: tied, never copied, so that a withdrawal takes exactly what it withdrew.
function Same(props: { of: Case; onOpen: (record: wire.SealedId) => void; add: () => void }) {
  const others = props.of.care?.with ?? [];
  return (
    <section class="card no-print">
      <h3>{t('same.title')}</h3>
      <p class="small">{t('same.hint')}</p>
      <ul>
        {others.map((record) => (
          <li key={record}>
            {opened.value?.cases.some((c) => c.row.record === record) ? (
              <button type="button" class="plain" onClick={() => props.onOpen(record)}>
                {t('same.open', { code: shortCode(record) })}
              </button>
            ) : (
              t('same.gone', { code: shortCode(record) })
            )}
          </li>
        ))}
      </ul>
      <button type="button" onClick={props.add}>
        {t('same.add')}
      </button>
    </section>
  );
}

const DID: Partial<Record<string, PlainKey>> = {
  'sealed.opened': 'case.did.opened',
  'sealed.written': 'case.did.written',
  'sealed.step': 'case.did.step',
  'sealed.services': 'case.did.services',
  'sealed.exported': 'case.did.exported',
};

function Readers({ record }: { record: wire.SealedId }) {
  const [list, setList] = useState<wire.SealedReader[] | null>(null);
  const load = (e: Event & { currentTarget: HTMLDetailsElement }) => {
    if (!e.currentTarget.open) return;
    get<wire.SealedReaders>(`/support/records/${record}/readers`).then(
      (answer) => setList(answer.readers),
      () => setList([]),
    );
  };
  return (
    <details class="no-print" onToggle={load}>
      <summary>{t('case.readers')}</summary>
      {list?.length === 0 && <p class="quiet">{t('case.noReaders')}</p>}
      <ul>
        {list?.map((r, i) => (
          <li key={i}>
            {formatInstant(r.at)} · {r.name}
            {DID[r.action] && `: ${t(DID[r.action] as PlainKey)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
