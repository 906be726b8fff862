import { useEffect, useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Problem } from '../api/problem';
import type { ReminderSetting } from '../api/types';
import { t } from '../i18n';
import { useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { problemWords } from '../ui/states';
import { faults, rung, type Typed, typed, WHOM } from './ladder';

// The ladder, rung by rung. A change made elsewhere meanwhile is said; what was typed here stays until the newest one is
// asked for.
export function LadderForm(props: {
  setting: ReminderSetting;
  onDone: () => void;
  onWrong: (wrong: boolean) => void; // it shows faults
}) {
  const { setting, onDone } = props;
  const [rungs, setRungs] = useState<Typed[]>(setting.ladder.map(typed));
  const [hour, setHour] = useState(String(setting.hour));
  const [overtaken, setOvertaken] = useState('');
  const change = (i: number, part: Partial<Typed>) =>
    setRungs(rungs.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const explain = (problem: Problem) => {
    if (problem.status === 412) setOvertaken(problemWords(problem));
    return problemWords(problem);
  };
  const form = useForm(
    () => faults(rungs, hour),
    async () => {
      setOvertaken('');
      const wanted = { ladder: rungs.map(rung), hour: Number(hour) };
      await put<ReminderSetting>('/reminders/setting', wanted, { version: setting.version });
      announce(t('ladder.saved'));
      onDone();
    },
    explain,
  );
  useEffect(() => props.onWrong(form.faults.length > 0), [form.faults]);
  return (
    <section class="group">
      <h2>{t('ladder.title')}</h2>
      <p>
        {t('ladder.lead')} {setting.is_default && t('ladder.isDefault')}
      </p>
      <form onSubmit={form.submit} noValidate>
        {overtaken ? (
          <p class="banner warn" data-state="conflict" role="alert">
            {overtaken}{' '}
            <button type="button" onClick={onDone}>
              {t('ladder.theirs')}
            </button>
          </p>
        ) : (
          <ErrorSummary faults={form.faults} turn={form.turn} />
        )}
        <ol class="ladder">
          {rungs.map((one, i) => (
            <li key={i}>
              <fieldset>
                <legend>{t('ladder.rung', { n: i + 1 })}</legend>
                <RungFields one={one} i={i} error={form.fault(`days-${i}`)} onChange={(part) => change(i, part)} />
                {rungs.length > 1 && (
                  <button
                    type="button"
                    class="plain"
                    aria-label={t('ladder.remove', { n: i + 1 })}
                    onClick={() => setRungs(rungs.filter((_, at) => at !== i))}
                  >
                    {t('ladder.remove', { n: i + 1 })}
                  </button>
                )}
              </fieldset>
            </li>
          ))}
        </ol>
        <p class="buttons">
          <button type="button" onClick={() => setRungs([...rungs, { days: '', side: 'after', whom: 'receiver' }])}>
            {t('ladder.add')}
          </button>
        </p>
        <Field label={t('ladder.hour')} id="hour" error={form.fault('hour')}>
          {(given) => (
            <input
              {...given}
              class="few"
              inputMode="numeric"
              value={hour}
              onInput={(e) => setHour(e.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('ladder.save')}
        </button>
      </form>
    </section>
  );
}

function RungFields(props: {
  one: Typed;
  i: number;
  error: string | undefined;
  onChange: (part: Partial<Typed>) => void;
}) {
  const { one, i, onChange } = props;
  return (
    <>
      <Field label={t('ladder.days')} id={`days-${i}`} error={props.error}>
        {(given) => (
          <input
            {...given}
            class="few"
            inputMode="numeric"
            value={one.days}
            onInput={(e) => onChange({ days: e.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('ladder.side')} id={`side-${i}`}>
        {(given) => (
          <select
            {...given}
            value={one.side}
            onChange={(e) => onChange({ side: e.currentTarget.value as Typed['side'] })}
          >
            <option value="before">{t('ladder.before')}</option>
            <option value="after">{t('ladder.after')}</option>
          </select>
        )}
      </Field>
      <Field label={t('ladder.whom')} id={`whom-${i}`}>
        {(given) => (
          <select
            {...given}
            value={one.whom}
            onChange={(e) => onChange({ whom: e.currentTarget.value as Typed['whom'] })}
          >
            {WHOM.map((whom) => (
              <option key={whom} value={whom}>
                {t(`ladder.${whom}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
