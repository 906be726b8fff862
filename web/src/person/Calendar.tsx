import { useState } from 'preact/hooks';
import { del, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { MySettings } from '../api/types';
import { t } from '../i18n';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Field } from '../ui/Field';
import { problemWords } from '../ui/states';

// The secret address of one's calendar: shown once, replaced or ended at any time.
export function Calendar({ mine, onDone }: { mine: MySettings; onDone: () => void }) {
  const [address, setAddress] = useState('');
  const [fault, setFault] = useState('');
  const guarded = (work: Promise<void>) => {
    setFault('');
    work.catch((problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')));
  };
  const make = async () => {
    const { path } = await post<{ path: string }>('/me/calendar');
    setAddress(location.origin + path);
    onDone();
  };
  const stop = async () => {
    await del('/me/calendar');
    setAddress('');
    announce(t('person.calendarStopped'));
    onDone();
  };
  const copy = () => {
    void navigator.clipboard?.writeText(address).then(() => announce(t('person.copied')));
  };
  const made = mine.calendar.made_at;
  return (
    <section class="group">
      <h2>{t('person.calendar')}</h2>
      <p>{t('person.calendarLead')}</p>
      <p class="quiet">{made ? t('person.calendarSince', { time: formatInstant(made) }) : t('person.calendarNone')}</p>
      {address && (
        <>
          <Field label={t('person.calendarAddress')} id="calendar" hint={t('person.calendarOnce')}>
            {(given) => (
              <input {...given} class="long" readOnly value={address} onFocus={(e) => e.currentTarget.select()} />
            )}
          </Field>
          <p class="buttons">
            <button type="button" class="primary" onClick={copy}>
              {t('person.copy')}
            </button>
          </p>
        </>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="buttons">
        <button type="button" onClick={() => guarded(make())}>
          {t(made ? 'person.calendarAgain' : 'person.calendarMake')}
        </button>
        {made && (
          <button type="button" onClick={() => guarded(stop())}>
            {t('person.calendarStop')}
          </button>
        )}
      </p>
    </section>
  );
}
