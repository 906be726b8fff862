import { useState } from 'preact/hooks';
import { get } from '../../api/client';
import { lang, type PlainKey, say, t } from '../../i18n';
import { missing, useForm } from '../../session/useForm';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { today } from '../today';
import type * as wire from '../wire';

// What the office did, in numbers: the keeper's and the supervisor's view. No record behind any of them.

// "4/2018" as a month of the wire; null: not one.
export function parseMonth(text: string): wire.Month | null {
  const found = /^\s*(\d{1,2})\s*[/-]\s*(\d{4})\s*$/.exec(text);
  const month = Number(found?.[1]);
  return found && month >= 1 && month <= 12 ? `${found[2]}-${String(month).padStart(2, '0')}` : null;
}
export const monthText = (month: wire.Month): string => `${month.slice(5)}/${month.slice(0, 4)}`;

export function Counts({ office }: { office: wire.OfficeId }) {
  const year = today().slice(0, 4);
  const [from, setFrom] = useState(`01/${year}`);
  const [to, setTo] = useState(`12/${year}`);
  const [found, setFound] = useState<[wire.SupportCounts, wire.SupportOffices] | null>(null);
  const id = (name: 'from' | 'to') => `${office.slice(0, 6)}-${name}`; // a keeper may see several offices
  const fault = (id: string, text: string) =>
    text.trim() && !parseMonth(text) ? [{ target: id, text: t('counts.need') }] : missing(id, text, t('counts.need'));
  const form = useForm(
    () => [...fault(id('from'), from), ...fault(id('to'), to)],
    async () => {
      const query = `from=${parseMonth(from)}&to=${parseMonth(to)}`;
      setFound(
        await Promise.all([
          get<wire.SupportCounts>(`/support/offices/${office}/counts?${query}`),
          get<wire.SupportOffices>('/support/offices'),
        ]),
      );
    },
  );
  const month = (name: 'from' | 'to', value: string, set: (text: string) => void) => (
    <Field label={t(`counts.${name}`)} id={id(name)} error={form.fault(id(name))}>
      {(given) => <input {...given} class="few" value={value} onInput={(e) => set(e.currentTarget.value)} />}
    </Field>
  );
  return (
    <details class="group no-print">
      <summary>
        <h2>{t('counts.title')}</h2>
      </summary>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <div class="buttons">
          {month('from', from, setFrom)}
          {month('to', to, setTo)}
          <button type="submit" aria-disabled={form.busy}>
            {t('counts.show')}
          </button>
        </div>
      </form>
      {found && <Tables counts={found[0]} words={found[1]} />}
    </details>
  );
}

const sums = <T extends { n: number }>(list: T[], key: (row: T) => string): wire.CountsByWord => {
  const out: wire.CountsByWord = {};
  for (const row of list) out[key(row)] = (out[key(row)] ?? 0) + row.n;
  return out;
};

function Tables({ counts, words }: { counts: wire.SupportCounts; words: wire.SupportOffices }) {
  void lang.value;
  const named = (list: wire.Word[]) => (id: string) => say(list.find((w) => w.id === id)?.title) || id;
  const known = (prefix: string) => (id: string) => {
    const key = `${prefix}.${id}` as PlainKey;
    const text = t(key);
    return text === key ? id : text;
  };
  const outcome = (id: string) => {
    const planned = named(words.outcomes)(id);
    return planned === id ? known('counts.outcome')(id) : planned;
  };
  const rows: [PlainKey, wire.CountsByWord, (id: string) => string][] = [
    ['counts.arrived', sums(counts.arrived, (r) => r.class), known('case.class')],
    ['counts.steps', sums(counts.steps, (r) => r.step), known('counts.step')],
    ['counts.states', counts.states, known('case.state')],
    ['counts.needs', counts.needs, named(words.services)],
    ['counts.services', counts.services, named(words.services)],
    ['counts.outcomes', counts.outcomes, outcome],
    ['counts.waited', counts.waited, (band) => t('counts.days', { band })],
  ];
  const some = rows.filter(([, of]) => Object.keys(of).length > 0);
  if (some.length === 0) return <p class="empty">{t('counts.empty')}</p>;
  return (
    <table class="data">
      {some.map(([title, of, name]) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup">{t(title)}</th>
            <th scope="col" class="n">
              {t('counts.n')}
            </th>
          </tr>
          {Object.entries(of).map(([id, n]) => (
            <tr key={id}>
              <td>{name(id)}</td>
              <td class="n">{n}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
