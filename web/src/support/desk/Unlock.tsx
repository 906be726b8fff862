import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { PasswordInput } from '../../session/PasswordInput';
import { session } from '../../session/session';
import { missing, useForm } from '../../session/useForm';
import { announce } from '../../ui/announce';
import { Dialog } from '../../ui/Dialog';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { Groups } from '../Groups';
import { readPrint } from '../pins';
import { told } from '../refusals';
import { ask } from '../vault/client';
import type * as wire from '../wire';
import { changePassphrase, unlock } from './desk';
import { Enrol } from './Enrol';
import { emptyPhrase, NewPassphrase, phraseFaults } from './NewPassphrase';

function PhraseField(props: { label: string; value: string; onInput: (v: string) => void; error: string | undefined }) {
  return (
    <Field label={props.label} id="phrase" error={props.error}>
      {(given) => (
        <PasswordInput {...given} value={props.value} autocomplete="current-password" onInput={props.onInput} />
      )}
    </Field>
  );
}

const WAIT = 1_000; // ms more for each wrong try; the Argon2id behind it is what protects

// The locked state of the desk, which stands before anything else.
export function Unlock({ office }: { office: wire.SupportDeskOffice }) {
  const [phrase, setPhrase] = useState('');
  const [wrong, setWrong] = useState(0);
  const [anew, setAnew] = useState(false);
  const [print, setPrint] = useState('');
  const typing = phrase !== '';
  useEffect(() => {
    if (typing) void ask('touch').catch(() => undefined); // libsodium is there before six words are typed
  }, [typing]);
  const form = useForm(
    () => missing('phrase', phrase, t('unlock.need')),
    async () => {
      await new Promise((resolve) => setTimeout(resolve, wrong * WAIT));
      try {
        await told(unlock(office, phrase));
      } catch (problem) {
        setWrong(wrong + 1);
        throw problem;
      } finally {
        setPhrase('');
      }
    },
  );
  // New keys in the place of forgotten ones wait for the next epoch, beside those that the roster still names.
  const enrolled = async () => {
    setPrint((await readPrint(office.office, session.peek()?.user.id ?? 0)) ?? '');
    setAnew(false);
  };
  if (anew) return <Enrol office={office} onDone={() => void enrolled()} />;
  return (
    <form class="narrow" onSubmit={form.submit} noValidate>
      {print && (
        <p class="banner good" role="status">
          {t('enrol.waiting')}{' '}
          <output class="print">
            <Groups of={print} />
          </output>
        </p>
      )}
      <h2>{t('unlock.title')}</h2>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <PhraseField label={t('unlock.phrase')} value={phrase} onInput={setPhrase} error={form.fault('phrase')} />
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t(form.busy ? 'unlock.busy' : 'unlock.do')}
      </button>
      <p class="small">{t('unlock.auto')}</p>
      <details>
        <summary>{t('enrol.anew')}</summary>
        <p>{t('enrol.anewHint')}</p>
        <button type="button" onClick={() => setAnew(true)}>
          {t('enrol.title')}
        </button>
      </details>
    </form>
  );
}

export function ChangePassphrase({ office, onClose }: { office: wire.OfficeId; onClose: () => void }) {
  const [old, setOld] = useState('');
  const [phrase, setPhrase] = useState(emptyPhrase);
  const form = useForm(
    () => [...missing('phrase', old, t('unlock.need')), ...phraseFaults(phrase)],
    async () => {
      await told(changePassphrase(office, old, phrase.words));
      announce(t('unlock.changed'));
      onClose();
    },
  );
  return (
    <Dialog title={t('unlock.change')} onClose={onClose}>
      <form onSubmit={form.submit} noValidate autocomplete="off">
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <PhraseField label={t('unlock.old')} value={old} onInput={setOld} error={form.fault('phrase')} />
        <NewPassphrase phrase={phrase} onChange={setPhrase} error={form.fault('again')} />
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('unlock.change')}
        </button>
      </form>
    </Dialog>
  );
}
