import type { PlanChange, PlanDiagnostic, PlanEffect } from '../api/types';
import { say, t } from '../i18n';
import { formatDate } from '../text/dates';
import { formatNumber } from '../text/numbers';

// What a plan would do: the counts first, the lists behind them.
export function EffectView({ effect, changes }: { effect: PlanEffect; changes: PlanChange[] }) {
  const slots = effect.forms.reduce((sum, form) => sum + Math.max(0, form.slots - form.slots_before), 0);
  const counts: [string, number][] = [
    [t('plans.unitsAdded'), effect.units_added],
    [t('plans.added'), effect.obligations_added],
    [t('plans.moved'), effect.obligations_moved],
    [t('plans.withdrawn'), effect.obligations_withdrawn],
    [t('plans.kept'), effect.obligations_kept],
    [t('plans.drafts'), effect.open_drafts],
    [t('plans.slots'), slots],
  ];
  const duties = effect.obligations_added + effect.obligations_moved + effect.obligations_withdrawn;
  return (
    <>
      <h3>{t('plans.effect')}</h3>
      <table class="data effect">
        <thead>
          <tr>
            <th scope="col">{t('plans.what')}</th>
            <th scope="col" class="amount">
              {t('plans.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(([what, n]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td class="amount">{formatNumber(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{t('plans.slotsKept')}</p>
      <Changes changes={changes} />
      <Rows
        title={t('plans.dutyList', { n: duties })}
        all={duties}
        lines={effect.duties.map((duty) =>
          t(`plans.duty.${duty.how}`, {
            form: say(duty.form),
            period: say(duty.period),
            unit: duty.unit,
            due: formatDate(duty.due),
          }),
        )}
      />
      <Rows
        title={t('plans.draftList', { n: effect.open_drafts })}
        all={effect.open_drafts}
        lines={effect.drafts.map((draft) =>
          t('plans.draft', { form: say(draft.form), period: say(draft.period), unit: draft.unit }),
        )}
      />
      <Rows
        title={t('plans.formList', { n: effect.forms.length })}
        all={effect.forms.length}
        lines={effect.forms.map(formLine)}
      />
    </>
  );
}

function formLine(form: PlanEffect['forms'][number]): string {
  const title = say(form.title);
  if (form.version === 0) return t('plans.formGone', { form: title });
  if (form.version_before === 0) return t('plans.formNew', { form: title, slots: form.slots });
  if (form.version_before === form.version) return t('plans.formSame', { form: title, version: form.version });
  return t('plans.formChanged', {
    form: title,
    before: form.version_before,
    version: form.version,
    slotsBefore: form.slots_before,
    slots: form.slots,
    drafts: form.open_drafts,
  });
}

function Changes({ changes }: { changes: PlanChange[] }) {
  if (changes.length === 0) return <p>{t('plans.noChanges')}</p>;
  return (
    <>
      <h3>{t('plans.changes', { n: changes.length })}</h3>
      <ul class="changes">
        {changes.map((change, i) => (
          <li key={i}>
            <b>{t(`plans.how.${change.how}`)}</b> {say(change.words)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Rows({ title, lines, all }: { title: string; lines: string[]; all: number }) {
  if (all === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
        {all > lines.length && <li class="quiet">{t('plans.more', { n: all - lines.length })}</li>}
      </ul>
    </details>
  );
}

// As `hoanhap plan check` says it, place first.
export function Diagnostics({ of }: { of: PlanDiagnostic[] }) {
  if (of.length === 0) return null;
  return (
    <ul class="diagnostics">
      {of.map((d, i) => (
        <li key={i}>
          <code>{d.line === 0 ? d.file : `${d.file}:${d.line}:${d.column}`}</code>: {t(`plans.${d.kind}`)}:{' '}
          {say(d.message)}
        </li>
      ))}
    </ul>
  );
}
