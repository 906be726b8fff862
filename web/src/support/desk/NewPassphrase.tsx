import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { PasswordInput } from '../../session/PasswordInput';
import type { Fault } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { ask } from '../vault/client';

// Six generated words, shown once, and typed back from the paper they were written on.
export interface Phrase {
  words: string;
  again: string;
}
export const emptyPhrase: Phrase = { words: '', again: '' };

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
export const phraseFaults = ({ words, again }: Phrase): Fault[] =>
  words !== '' && plain(again) === words ? [] : [{ target: 'again', text: t('enrol.wrong') }];

export function NewPassphrase(props: { phrase: Phrase; onChange: (next: Phrase) => void; error: string | undefined }) {
  const [failed, setFailed] = useState(false);
  const make = () =>
    void ask('generated').then(
      (words) => props.onChange({ words, again: '' }),
      () => setFailed(true),
    );
  useEffect(make, []);
  return (
    <>
      <p>
        <b>{t('enrol.words')}</b>
      </p>
      <p class="code">
        <output class="phrase">{failed ? t('state.broken') : props.phrase.words}</output>
      </p>
      <p class="small">{t('enrol.wordsHint')}</p>
      <button type="button" class="plain" onClick={make}>
        {t('enrol.other')}
      </button>
      <Field label={t('enrol.again')} id="again" error={props.error}>
        {(given) => (
          <PasswordInput
            {...given}
            value={props.phrase.again}
            autocomplete="new-password"
            onInput={(again) => props.onChange({ ...props.phrase, again })}
          />
        )}
      </Field>
    </>
  );
}
