import { useEffect, useState } from 'preact/hooks';
import { download } from '../api/client';
import type { AuditChoices } from '../api/types';
import { say, t } from '../i18n';
import { useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { type Filter, faults, NOTHING, queryOf } from './filter';

// What to look for; the file holds what fits, all of it.
export function FilterForm(props: {
  choices: AuditChoices;
  onSearch: (filter: Filter) => void;
  onWrong: (wrong: boolean) => void;
}) {
  const { choices } = props;
  const [filter, setFilter] = useState(NOTHING);
  const words = { notADay: t('audit.notADay'), backwards: t('audit.backwards') };
  const search = useForm(
    () => faults(filter, words),
    async () => props.onSearch(filter),
  );
  const save = useForm(
    () => faults(filter, words),
    async () => {
      await download(`/audit/entries.csv?${queryOf(filter)}`);
      announce(t('audit.exported'));
    },
  );
  const shown = save.turn > 0 && save.faults.length > 0 ? save : search;
  useEffect(() => props.onWrong(shown.faults.length > 0), [shown.faults]);
  const set = (key: keyof Filter) => (e: { currentTarget: { value: string } }) =>
    setFilter({ ...filter, [key]: e.currentTarget.value });
  const selects = [
    { key: 'action', label: t('audit.action'), list: choices.actions.map((a) => [a.id, say(a.text)] as const) },
    { key: 'unit', label: t('word.unit'), list: choices.units.map((u) => [u.id, u.name] as const) },
    { key: 'who', label: t('audit.who'), list: choices.people.map((p) => [p.id, p.name] as const) },
  ] as const;
  return (
    <form onSubmit={search.submit} noValidate>
      <ErrorSummary faults={shown.faults} turn={shown.turn} />
      <div class="filters">
        {(['from', 'to'] as const).map((key) => (
          <Field key={key} id={key} label={t(`audit.${key}`)} hint={t('audit.dayHint')} error={shown.fault(key)}>
            {(given) => <input {...given} inputMode="numeric" value={filter[key]} onInput={set(key)} />}
          </Field>
        ))}
        {selects
          .filter(({ list }) => list.length > 0)
          .map(({ key, label, list }) => (
            <Field key={key} id={key} label={label} error={shown.fault(key)}>
              {(given) => (
                <select {...given} value={filter[key]} onChange={set(key)}>
                  <option value="">{t('word.all')}</option>
                  {list.map(([id, text]) => (
                    <option key={id} value={id}>
                      {text}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
      </div>
      <p class="buttons">
        <button type="submit" class="primary">
          {t('audit.search')}
        </button>
        <button type="button" aria-disabled={save.busy} onClick={save.submit}>
          {t('audit.export')}
        </button>
      </p>
    </form>
  );
}
