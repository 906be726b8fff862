import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Cell, Consolidation, Element, Form } from '../api/types';
import { hasHidden, isHidden, isNumeric } from '../entry/values';
import { say, t } from '../i18n';
import { elementOf } from '../plan/plan';
import { formatNumber } from '../text/numbers';
import { Blank, Figure, HiddenLegend } from '../ui/Figure';

type Which = 'sent' | 'accepted';

// Middle: every figure added up, beside the last period; each row opens to its units. Every number says which total it is.
export function TotalsTable({ form, data }: { form: Form; data: Consolidation }) {
  const [which, setWhich] = useState<Which>('sent');
  const [open, setOpen] = useState<string | null>(null);
  const total = data.total[which];
  const numeric = (id: string) => {
    const element = elementOf(form, id);
    return element && (isNumeric(element) || element.type === 'yes/no') && data.elements.includes(id)
      ? element
      : undefined;
  };
  return (
    <section>
      <h2 id="totals-title">{t('review.table')}</h2>
      <fieldset class="which no-print">
        <legend>{t('review.which')}</legend>
        {(['sent', 'accepted'] as const).map((name) => (
          <label key={name} class="tick">
            <input type="radio" name="which" checked={which === name} onChange={() => setWhich(name)} />
            {t(`review.${name}`)}
          </label>
        ))}
      </fieldset>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="totals-title">
        <table class="data totals stack">
          <thead>
            <tr>
              <th scope="col">{t('entry.indicator')}</th>
              <th scope="col" class="n">
                {t('review.total')} ({t(`review.${which}`)})
              </th>
              <th scope="col" class="n">
                {t('review.previous')}
              </th>
              <th scope="col" class="n">
                {t('review.change')}
              </th>
            </tr>
          </thead>
          {form.sections.map((section) => {
            const elements = section.elements.map(numeric).filter((e) => e !== undefined);
            if (elements.length === 0) return null;
            return (
              <tbody key={section.elements[0]}>
                <tr>
                  <th scope="rowgroup" colSpan={4} class="section">
                    {say(section.title)}
                  </th>
                </tr>
                {elements.map((element) => (
                  <Fragment key={element.id}>
                    <tr>
                      <th scope="row">
                        <button
                          type="button"
                          class="plain expand"
                          aria-expanded={open === element.id}
                          onClick={() => setOpen(open === element.id ? null : element.id)}
                        >
                          {say(element.title)}
                        </button>
                      </th>
                      <td class="n" data-label={t('review.total')}>
                        <Figure element={asCount(element)} cell={total[element.id] ?? null} />
                      </td>
                      <td class="n quiet" data-label={t('review.previous')}>
                        <Figure element={asCount(element)} cell={data.previous_total?.[element.id] ?? null} />
                      </td>
                      <td class="n quiet" data-label={t('review.change')}>
                        <Change now={total[element.id]} before={data.previous_total?.[element.id]} />
                      </td>
                    </tr>
                    {open === element.id && (
                      <tr>
                        <td colSpan={4}>
                          <ByUnit element={element} data={data} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
      {[total, data.previous_total ?? {}, ...data.rows.map((r) => r.cells)].some(hasHidden) && <HiddenLegend />}
    </section>
  );
}

// A yes or no adds up to how many said yes.
const asCount = (element: Element): Element => (element.type === 'yes/no' ? { ...element, type: 'whole' } : element);

function ByUnit({ element, data }: { element: Element; data: Consolidation }) {
  return (
    <ul class="by-unit" aria-label={t('review.byUnit', { title: say(element.title) })}>
      {data.rows.map((row) => (
        <li key={row.unit.id}>
          <span>{row.unit.name}</span>
          <b>
            <Figure element={element} cell={row.cells[element.id] ?? null} />
          </b>
        </li>
      ))}
    </ul>
  );
}

export function Change({ now, before }: { now: Cell | undefined; before: Cell | undefined }) {
  if (isHidden(now) || isHidden(before)) return <Blank />;
  if (now === null || now === undefined || before === null || before === undefined) return <Blank />;
  const difference = Number(now) - Number(before);
  if (Number.isNaN(difference)) return <Blank />;
  const size = formatNumber(Number.isInteger(difference) ? Math.abs(difference) : Math.abs(difference).toFixed(1));
  return <>{difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${size}`}</>;
}
