import { useState } from 'preact/hooks';
import { online } from '../api/client';
import { isProblem } from '../api/problem';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { useResource } from '../state/resource';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Page } from '../ui/Page';
import { problemWords, Show } from '../ui/states';
import { referralFrom } from './content';
import { type Filed, file, SELF } from './filing';
import { blankTyped, Choice, PersonFields, Under18 } from './PersonFields';
import { QuickExit } from './QuickExit';
import { Receipt } from './Receipt';
import { ReceiverBox } from './ReceiverBox';
import { loadForSelf, type Receivers } from './receivers';
import { told } from './refusals';
import { today } from './today';
import { WaitingList } from './WaitingList';
import './words';

// Asking for help oneself: no account, no session sent along, and nothing on the page once it is sealed. First comes how to
// get in touch without any of this (design §1).
export default function HelpPage() {
  const receivers = useResource<Receivers>('receivers-for-self', loadForSelf);
  const [filed, setFiled] = useState<Filed | null>(null);
  return (
    <Page title={t(filed ? 'receipt.title' : 'help.title')} actions={<QuickExit />}>
      {filed ? (
        <Receipt filed={filed} self onDone={() => setFiled(null)} />
      ) : (
        <>
          <p class="lead">{t('help.lead')}</p>
          <section class="card">
            <h2>{t('help.cardTitle')}</h2>
            <p>{t('help.card')}</p>
          </section>
          <Show of={receivers}>
            {(loaded) => <Message receivers={loaded} onChange={receivers.put} onFiled={setFiled} />}
          </Show>
        </>
      )}
      {!filed && <WaitingList user={SELF} />}
      <p class="no-print">
        <a href="/rut-lai">{t('help.mine')}</a>
      </p>
      <p class="no-print">
        <a href="/giup-do/gioi-han">{t('help.limits')}</a>
      </p>
    </Page>
  );
}

function Message(props: {
  receivers: Receivers;
  onChange: (next: Receivers) => void;
  onFiled: (filed: Filed) => void;
}) {
  const { receivers } = props;
  const [draft, setDraft] = useState(blankTyped);
  const set = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }));
  const purpose = draft.under18 ? 'children' : 'support';
  const receiver = receivers[purpose];
  const form = useForm(
    () => [...missing('callAs', draft.callAs, t('ref.needCallAs')), ...missing('how', draft.how, t('ref.needHow'))],
    async () => {
      if (!receiver?.seen) return;
      const given = { user: SELF, unit: null, content: referralFrom(draft, today()) };
      props.onFiled(await told(file(receiver, given)));
    },
    (problem) => (isProblem(problem) && problem.slug.startsWith('sealed-') ? problem.detail : problemWords(problem)),
  );
  if (!receivers.support && !receivers.children)
    return (
      <p class="banner" data-state="empty">
        {t('ref.noOffice')}
      </p>
    );
  return (
    <form onSubmit={form.submit} noValidate autocomplete="off" class="narrow">
      <p>
        {t('help.cardForm')} {t('help.sealed')}
      </p>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <Under18 label={t('help.under18')} draft={draft} set={set} />
      <Choice
        id="permission"
        label={t('help.permission')}
        hint={t('help.permissionHint')}
        value={draft.permission}
        options={[
          ['yes', t('help.permissionYes')],
          ['no', t('help.permissionNo')],
        ]}
        onChoose={(permission) => set({ permission })}
      />
      {draft.permission === 'no' && <p class="banner">{t('help.nothing')}</p>}
      {draft.permission === 'yes' && !receiver && (
        <p class="banner warn">{t(draft.under18 ? 'ref.noChildren' : 'ref.noOffice')}</p>
      )}
      {draft.permission === 'yes' && receiver && (
        <>
          <ReceiverBox receiver={receiver} onChange={(next) => props.onChange({ ...receivers, [purpose]: next })} />
          {receiver.seen && (
            <>
              <PersonFields draft={draft} set={set} services={receivers.services} fault={form.fault} />
              {!online.value && <p class="banner">{t('ref.sealOffline')}</p>}
              <button type="submit" class="primary" aria-disabled={form.busy}>
                {form.busy ? t('ref.sending') : t('help.send')}
              </button>
            </>
          )}
        </>
      )}
    </form>
  );
}
