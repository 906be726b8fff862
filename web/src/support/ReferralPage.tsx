import { useEffect, useState } from 'preact/hooks';
import { online } from '../api/client';
import { t } from '../i18n';
import { session } from '../session/session';
import { missing, useForm } from '../session/useForm';
import { useResource } from '../state/resource';
import { parseDate } from '../text/dates';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { Show } from '../ui/states';
import { type LinkContent, referralFrom } from './content';
import { type Filed, file } from './filing';
import { blankTyped, Choice, PersonFields, Under18 } from './PersonFields';
import { Receipt } from './Receipt';
import { ReceiverBox } from './ReceiverBox';
import { loadReceivers, type Receivers } from './receivers';
import { told } from './refusals';
import { today } from './today';
import { WaitingList } from './WaitingList';
import { address } from './words';

// A referral from inside: police, ward or union for somebody who wants it. The card for self-referral comes first, then
// permission; without permission it holds nobody. Once sealed, whoever typed it can't read it back.
export default function ReferralPage() {
  const receivers = useResource<Receivers>('receivers', loadReceivers);
  const [filed, setFiled] = useState<Filed | null>(null);
  return (
    <Page title={t(filed ? 'receipt.title' : 'ref.title')}>
      {filed ? (
        <Receipt filed={filed} self={false} onDone={() => setFiled(null)} />
      ) : (
        <>
          <p class="lead no-print">{t('ref.lead')}</p>
          <SelfCard />
          <Show of={receivers}>
            {(loaded) =>
              loaded.sendFor.length === 0 ? (
                <p class="banner" data-state="empty">
                  {t('ref.noUnit', { address: address('/giup-do') })}
                </p>
              ) : (
                <ReferralForm receivers={loaded} onChange={receivers.put} onFiled={setFiled} />
              )
            }
          </Show>
          <WaitingList user={session.value?.user.id} />
        </>
      )}
    </Page>
  );
}

// Prints alone; it names no office and no purpose beyond advice.
function SelfCard() {
  return (
    <section class="card self-card">
      <h2 class="no-print">{t('ref.cardTitle')}</h2>
      <p class="no-print">{t('ref.card', { address: address('/giup-do') })}</p>
      <p class="print-only">{address('/giup-do')}</p>
      <p class="print-only">{t('ref.cardText')}</p>
      <button type="button" class="no-print" onClick={() => print()}>
        {t('ref.cardPrint')}
      </button>
    </section>
  );
}

interface Props {
  receivers: Receivers;
  onChange: (next: Receivers) => void;
  onFiled: (filed: Filed) => void;
}

function ReferralForm({ receivers, onChange, onFiled }: Props) {
  const [draft, setDraft] = useState(blankTyped);
  const set = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }));
  const [unit, setUnit] = useState(receivers.sendFor.length === 1 ? String(receivers.sendFor[0]?.unit) : '');
  const [phone, setPhone] = useState('');
  const [link, setLink] = useState<{ form: '' | 'canh-cao' | 'khac'; done: string }>({ form: '', done: '' });
  const from = receivers.sendFor.find((s) => String(s.unit) === unit);
  const police = from?.class === 'police';
  const purpose = draft.under18 ? 'children' : 'support';
  const receiver = receivers[purpose];
  const person = draft.permission === 'yes';
  const linked = police && person && link.form !== '';
  const form = useForm(
    () => [
      ...missing('unit', unit, t('ref.needUnit')),
      ...missing('permission', draft.permission, t('ref.needPermission')),
      ...(receiver?.compared ? [] : [{ target: 'compare', text: t('ref.needCompare') }]),
      ...(person ? missing('callAs', draft.callAs, t('ref.needCallAs')) : []),
      ...(person ? missing('how', draft.how, t('ref.needHow')) : []),
      ...(linked && !parseDate(link.done) ? [{ target: 'link-done', text: t('ref.needDate') }] : []),
    ],
    async () => {
      if (!receiver?.seen || !from || !session.value) return;
      const sender = { unit: from.name, name: session.value.user.display_name, phone };
      const sanction: LinkContent | null =
        linked && link.form ? { v: 1, form: link.form, completed_on: parseDate(link.done) ?? '' } : null;
      const content = referralFrom(draft, today(), sender);
      onFiled(await told(file(receiver, { user: session.value.user.id, unit: from.unit, content, link: sanction })));
    },
  );
  return (
    <form onSubmit={form.submit} noValidate autocomplete="off" class="narrow no-print">
      <h2>{t('ref.permissionTitle')}</h2>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      {receivers.sendFor.length > 1 && (
        <Field label={t('ref.unit')} id="unit" error={form.fault('unit')}>
          {(given) => (
            <select {...given} value={unit} onChange={(e) => setUnit(e.currentTarget.value)}>
              <option value="" />
              {receivers.sendFor.map((s) => (
                <option key={s.unit} value={s.unit}>
                  {s.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Under18 label={t('ref.under18')} draft={draft} set={set} />
      <Choice
        id="permission"
        label={t('ref.permission')}
        hint={t('ref.permissionHint')}
        error={form.fault('permission')}
        value={draft.permission}
        options={[
          ['yes', t('ref.permissionYes')],
          ['no', t('ref.permissionNo')],
        ]}
        onChoose={(permission) => set({ permission })}
      />
      {draft.permission === 'no' && <p class="banner">{t('ref.countOnly')}</p>}
      {!receiver ? (
        <p class="banner warn">{t(draft.under18 ? 'ref.noChildren' : 'ref.noOffice')}</p>
      ) : (
        <ReceiverBox receiver={receiver} onChange={(next) => onChange({ ...receivers, [purpose]: next })} />
      )}
      {receiver?.seen && draft.permission && (
        <>
          {person && <PersonFields draft={draft} set={set} services={receivers.services} fault={form.fault} />}
          {person && police && <Sanction link={link} onChange={setLink} error={form.fault('link-done')} />}
          <Field label={t('ref.senderPhone')} id="sender-phone" hint={t('ref.senderPhoneHint')}>
            {(given) => (
              <input
                {...given}
                value={phone}
                inputMode="tel"
                autocomplete="off"
                maxLength={40}
                onInput={(e) => setPhone(e.currentTarget.value)}
              />
            )}
          </Field>
          {!online.value && <p class="banner">{t('ref.sealOffline')}</p>}
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {form.busy ? t('ref.sending') : t('ref.send')}
          </button>
        </>
      )}
    </form>
  );
}

function Sanction(props: {
  link: { form: '' | 'canh-cao' | 'khac'; done: string };
  onChange: (next: { form: '' | 'canh-cao' | 'khac'; done: string }) => void;
  error: string | undefined;
}) {
  const { link, onChange } = props;
  useEffect(() => {
    if (link.form === '' && link.done !== '') onChange({ form: '', done: '' });
  }, [link.form]);
  return (
    <details>
      <summary>{t('ref.link')}</summary>
      <p class="small">{t('ref.linkHint')}</p>
      <Field label={t('ref.linkForm')} id="link-form">
        {(given) => (
          <select
            {...given}
            value={link.form}
            onChange={(e) => onChange({ ...link, form: e.currentTarget.value as '' })}
          >
            <option value="">{t('ref.linkNone')}</option>
            <option value="canh-cao">{t('ref.linkWarning')}</option>
            <option value="khac">{t('ref.linkOther')}</option>
          </select>
        )}
      </Field>
      {link.form && (
        <Field label={t('ref.linkDone')} id="link-done" error={props.error}>
          {(given) => (
            <input {...given} value={link.done} onInput={(e) => onChange({ ...link, done: e.currentTarget.value })} />
          )}
        </Field>
      )}
    </details>
  );
}
