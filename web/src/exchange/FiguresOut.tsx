import { useState } from 'preact/hooks';
import { download } from '../api/client';
import { isProblem } from '../api/problem';
import { t } from '../i18n';
import { session } from '../session/session';
import { Field } from '../ui/Field';
import { problemWords } from '../ui/states';

const PERIOD = /^\d{4}(-(Q[1-4]|H[12]|9M|0[1-9]|1[0-2]))?$/;

// Everything that one may see of a period, as a file.
export function FiguresOut() {
  const [period, setPeriod] = useState(String(session.value?.plan?.year ?? ''));
  const [fault, setFault] = useState('');
  const save = (kind: 'figures.csv' | 'figures.xlsx' | 'dataValueSets.json') => async () => {
    setFault(PERIOD.test(period.trim()) ? '' : t('exchange.needPeriod'));
    if (!PERIOD.test(period.trim())) return;
    try {
      await download(`/exchange/${kind}?period=${encodeURIComponent(period.trim())}`);
    } catch (problem) {
      setFault(isProblem(problem) ? problemWords(problem) : t('state.broken'));
    }
  };
  return (
    <section aria-labelledby="exchange-out">
      <h2 id="exchange-out">{t('exchange.out')}</h2>
      <p>{t('exchange.outLead')}</p>
      <Field label={t('exchange.period')} id="out-period" error={fault}>
        {(given) => <input {...given} class="auto" value={period} onInput={(e) => setPeriod(e.currentTarget.value)} />}
      </Field>
      <p class="buttons">
        <button type="button" onClick={() => void save('figures.csv')()}>
          {t('exchange.csv')}
        </button>
        <button type="button" onClick={() => void save('figures.xlsx')()}>
          {t('exchange.xlsx')}
        </button>
        <button type="button" onClick={() => void save('dataValueSets.json')()}>
          {t('exchange.dhis2')}
        </button>
      </p>
    </section>
  );
}
