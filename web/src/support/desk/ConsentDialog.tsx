import { useState } from 'preact/hooks';
import { say, t } from '../../i18n';
import { missing } from '../../session/useForm';
import { formatDate, parseDate } from '../../text/dates';
import type { Consent } from '../content';
import { today } from '../today';
import { CareDialog, Line, Lines, noDate } from './CareDialog';
import type { CaseProps } from './CaseView';
import { type Case, saveCare, setServices, take } from './cases';

// Consent recorded with the person: specific, dated, expiring (design §1). Its words are sealed first; then the step says
// until when, and nothing else, to the server.

const WEEK = 7;
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
export function addMonths(day: string, n: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + n, Math.min(date, last))).toISOString().slice(0, 10);
}
export const goodUntil = (until: string | null, now: string, months: number): boolean =>
  until !== null && until >= addDays(now, WEEK) && until <= addMonths(now, months);

export function ConsentDialog({ of, words, onClose }: CaseProps & { onClose: () => void }) {
  const now = today();
  const months = words.consent_months;
  const before = of.care?.consent;
  const [given, setGiven] = useState(formatDate(now));
  const [until, setUntil] = useState('');
  const [services, setChosen] = useState<string[]>(before?.services ?? of.referral?.needs ?? []);
  const [said, setSaid] = useState(before?.words ?? '');
  const toggle = (id: string) =>
    setChosen(services.includes(id) ? services.filter((s) => s !== id) : [...services, id]);
  const save = async (newest: Case) => {
    const consent: Consent = {
      given_on: parseDate(given) as string,
      until: parseDate(until) as string,
      services,
      words: said.normalize('NFC').trim(),
    };
    const next = await saveCare(newest, (care) => ({ ...care, consent }));
    const renewed = next.row.state === 'consented' || next.row.state === 'serving';
    const taken = await take(next, { step: renewed ? 'renewed' : 'consented', until: consent.until });
    if (taken && taken.row.needs.length === 0) await setServices(taken, of.referral?.needs ?? [], taken.row.services);
  };
  return (
    <CareDialog
      of={of}
      title={t(before ? 'consent.renew' : 'consent.add')}
      action={t('word.save')}
      check={() => [
        ...noDate('given', given),
        ...(goodUntil(parseDate(until), now, months)
          ? []
          : [{ target: 'until', text: t('consent.needUntil', { months }) }]),
        ...(services.length > 0 ? [] : [{ target: 'for', text: t('consent.needServices') }]),
        ...missing('said', said, t('consent.needWords')),
      ]}
      save={save}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Line id="given" label={t('consent.given')} value={given} onInput={setGiven} error={fault('given')} />
          <Line
            id="until"
            label={t('consent.until')}
            hint={t('consent.untilHint', { months })}
            value={until}
            onInput={setUntil}
            error={fault('until')}
          />
          <fieldset id="for" tabIndex={-1}>
            <legend>{t('consent.for')}</legend>
            {fault('for') && <p class="fault">{fault('for')}</p>}
            {words.services.map((service) => (
              <label class="tick" key={service.id}>
                <input type="checkbox" checked={services.includes(service.id)} onChange={() => toggle(service.id)} />
                {say(service.title)}
              </label>
            ))}
          </fieldset>
          <Lines
            id="said"
            label={t('consent.words')}
            hint={t('consent.wordsHint')}
            value={said}
            onInput={setSaid}
            error={fault('said')}
          />
        </>
      )}
    </CareDialog>
  );
}
