import { useEffect, useState } from 'preact/hooks';
import { post } from '../../api/client';
import { t } from '../../i18n';
import { session } from '../../session/session';
import { useForm } from '../../session/useForm';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Groups } from '../Groups';
import { writePrint } from '../pins';
import { told } from '../refusals';
import { ask } from '../vault/client';
import type * as wire from '../wire';
import { emptyPhrase, NewPassphrase, phraseFaults } from './NewPassphrase';

// One's own keys, made here; the keeper certifies them after comparing the fingerprint.
export function Enrol({ office, onDone }: { office: wire.SupportDeskOffice; onDone: () => void }) {
  const [phrase, setPhrase] = useState(emptyPhrase);
  const [root, setRoot] = useState('');
  useEffect(() => void ask('rootPrint', { office: office.office }).then(setRoot, () => setRoot('')), [office.office]);
  const form = useForm(
    () => phraseFaults(phrase),
    async () => {
      const me = session.peek()?.user;
      if (!me) return;
      const given = { office: office.office, account: me.id, name: me.display_name, passphrase: phrase.words };
      const { fingerprint, ...body } = await told(ask('enrol', given));
      await post<wire.Done>(`/support/offices/${office.office}/enrolments`, body satisfies wire.SupportEnrolment);
      await writePrint(office.office, me.id, fingerprint);
      setPhrase(emptyPhrase);
      onDone();
    },
  );
  return (
    <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
      <h2>{t('enrol.title')}</h2>
      <p>{t('enrol.lead')}</p>
      {root && (
        <p>
          {t('desk.rootPrint')}:{' '}
          <output class="print">
            <Groups of={root} />
          </output>{' '}
          <span class="small">{t('enrol.root')}</span>
        </p>
      )}
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <NewPassphrase phrase={phrase} onChange={setPhrase} error={form.fault('again')} />
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t(form.busy ? 'enrol.busy' : 'enrol.do')}
      </button>
    </form>
  );
}
