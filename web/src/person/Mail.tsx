import { useEffect, useState } from 'preact/hooks';
import { del, post, put } from '../api/client';
import { isProblem } from '../api/problem';
import type { MySettings } from '../api/types';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { problemWords } from '../ui/states';

interface Props {
  mine: MySettings;
  onDone: (next: MySettings) => void;
  onWrong: (wrong: boolean) => void; // a form shows faults
}

// The daily mail: the address, the code that proves it, on or off.
export function Mail({ mine, onDone, onWrong }: Props) {
  const { mail } = mine;
  return (
    <section class="group">
      <h2>{t('person.mail')}</h2>
      {mail.enabled ? (
        <>
          <p>{t('person.mailLead', { hour: mine.hour })}</p>
          {mail.state === 'refused' && <p class="banner bad">{t('person.refused')}</p>}
          {mail.address && mail.state !== 'refused' && <Known mine={mine} onDone={onDone} />}
          {mail.state === 'unconfirmed' && <CodeForm onDone={onDone} onWrong={onWrong} />}
          {(mail.state !== 'confirmed' || !mail.address) && (
            <AddressForm mine={mine} onDone={onDone} onWrong={onWrong} />
          )}
          {mail.address && <Digest mine={mine} onDone={onDone} />}
        </>
      ) : (
        <p class="banner">{t('person.mailOff')}</p>
      )}
    </section>
  );
}

function Known({ mine, onDone }: Omit<Props, 'onWrong'>) {
  const [fault, setFault] = useState('');
  const forget = () => {
    del<MySettings>('/me/address').then(
      (next) => {
        announce(t('person.forgotten'));
        onDone(next);
      },
      (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  };
  return (
    <>
      <p>
        <b>{mine.mail.address}</b> · {t(mine.mail.state === 'confirmed' ? 'person.confirmed' : 'person.unconfirmed')}
      </p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="buttons">
        <button type="button" onClick={forget}>
          {t('person.forget')}
        </button>
      </p>
    </>
  );
}

function AddressForm({ mine, onDone, onWrong }: Props) {
  const [address, setAddress] = useState(mine.mail.address ?? '');
  const form = useForm(
    () => missing('address', address, t('person.needAddress')),
    async () => {
      const next = await put<MySettings>('/me/address', { address: address.trim() });
      announce(t('person.codeSent', { address: next.mail.address ?? '' }));
      onDone(next);
    },
  );
  useEffect(() => onWrong(form.faults.length > 0), [form.faults]);
  return (
    <form class="narrow" onSubmit={form.submit} noValidate>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <Field label={t('person.address')} id="address" hint={t('person.addressHint')} error={form.fault('address')}>
        {(given) => (
          <input
            {...given}
            type="email"
            autocomplete="email"
            value={address}
            onInput={(e) => setAddress(e.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t('person.sendCode')}
      </button>
    </form>
  );
}

function CodeForm({ onDone, onWrong }: Omit<Props, 'mine'>) {
  const [code, setCode] = useState('');
  const form = useForm(
    () => (/^\d{6}$/.test(code.trim()) ? [] : [{ target: 'code', text: t('person.needCode') }]),
    async () => {
      const next = await post<MySettings>('/me/address/confirm', { code: code.trim() });
      announce(t('person.confirmed'));
      onDone(next);
    },
  );
  useEffect(() => onWrong(form.faults.length > 0), [form.faults]);
  return (
    <form class="narrow" onSubmit={form.submit} noValidate>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <Field label={t('person.code')} id="code" hint={t('person.codeHint')} error={form.fault('code')}>
        {(given) => (
          <input
            {...given}
            inputMode="numeric"
            autocomplete="one-time-code"
            value={code}
            onInput={(e) => setCode(e.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t('person.confirm')}
      </button>
    </form>
  );
}

function Digest({ mine, onDone }: Omit<Props, 'onWrong'>) {
  const [fault, setFault] = useState('');
  const choose = (digest: boolean) => {
    setFault('');
    put<MySettings>('/me/settings', { language: mine.language, digest }).then(
      (next) => {
        announce(t('person.saved'));
        onDone(next);
      },
      (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  };
  return (
    <>
      <label class="tick">
        <input type="checkbox" checked={mine.digest} onChange={(e) => choose(e.currentTarget.checked)} />
        {t('person.digest')}
      </label>
      <p class="hint">{t('person.digestHint')}</p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
