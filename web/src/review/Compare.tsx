import type { Comparison, Element, Plan, Shape } from '../api/types';
import { say, t } from '../i18n';
import { elementOf, formOf } from '../plan/plan';
import { Figure } from '../ui/Figure';

// Police and wards state the same sanctions (clause IV.1.m): both figures side by side, never added; a difference is
// explained before acceptance.
export function Compare(props: { plan: Plan; list: Comparison[]; onExplain?: (id: string, text: string) => void }) {
  if (props.list.length === 0) return null;
  return (
    <section aria-labelledby="compare-title">
      <h2 id="compare-title">{t('review.compare')}</h2>
      <p class="small">{t('review.compareLead')}</p>
      {props.list.map((one) => (
        <One key={one.id ?? one.element} {...props} one={one} />
      ))}
    </section>
  );
}

function One({
  plan,
  one,
  onExplain,
}: {
  plan: Plan;
  one: Comparison;
  onExplain?: (id: string, text: string) => void;
}) {
  const element = speaksOf(plan, one);
  const title = say(element?.title) || one.element;
  const differing = one.rows.filter((row) => row.differs);
  const agreeing = one.rows.filter((row) => !row.differs);
  const figure = element ?? { type: 'whole' as const };
  return (
    <div class="card">
      <h3>{title}</h3>
      {differing.length === 0 ? (
        <p>{t('review.agreeAll')}</p>
      ) : (
        <p>
          {one.explained ? (
            t('review.explained', { text: one.explained })
          ) : (
            <span class="bad-text">{t('review.notExplained')}</span>
          )}{' '}
          {onExplain && (
            <button type="button" class="no-print" onClick={() => onExplain(one.id, one.explained ?? '')}>
              {t(one.explained ? 'warn.edit' : 'warn.explain')}
            </button>
          )}
        </p>
      )}
      {differing.length > 0 && <Rows rows={differing} element={figure} title={title} />}
      {agreeing.length > 0 && (
        <details>
          <summary>{t('review.agreeing', { n: agreeing.length })}</summary>
          <Rows rows={agreeing} element={figure} title={title} />
        </details>
      )}
    </div>
  );
}

function Rows({ rows, element, title }: { rows: Comparison['rows']; element: Shape; title: string }) {
  return (
    <table class="data" aria-label={t('review.byUnit', { title })}>
      <thead>
        <tr>
          <th scope="col">{t('word.unit')}</th>
          <th scope="col" class="n">
            {t('review.compareA')}
          </th>
          <th scope="col" class="n">
            {t('review.compareB')}
          </th>
          <th scope="col">{t('word.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unit.id}>
            <th scope="row">{row.unit.name}</th>
            <td class="n">
              <Figure element={element} cell={row.a} />
            </td>
            <td class="n">
              <Figure element={element} cell={row.b} />
            </td>
            <td class={row.differs ? 'bad-text' : 'quiet'}>{t(row.differs ? 'review.differs' : 'review.agrees')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// The comparison names its figures as "form.element"; the ward's title is the one people know it by.
function speaksOf(plan: Plan, one: Comparison): Element | undefined {
  const [formId = '', elementId = ''] = (one.one ?? '').split('.');
  const form = formOf(plan, formId);
  return (form && elementOf(form, elementId)) ?? plan.forms.map((f) => elementOf(f, one.element)).find(Boolean);
}
