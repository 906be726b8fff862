import { useLocation } from 'preact-iso/router';
import { get } from '../api/client';
import type { Form, Plan } from '../api/types';
import { say, t } from '../i18n';
import { inOrder } from '../plan/plan';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { formatDate } from '../text/dates';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { clausesOf, marksOf, owers, receiver, sumsOf, typeOf } from './describe';
import './words';

// The forms, due days and calendars as compiled: what everybody fills in, and by which rules. Read only.
export default function FormsPage({ query }: ScreenProps) {
  const { route } = useLocation();
  const loaded = useResource<Plan>('forms', (signal) => get('/plan', signal));
  return (
    <Page title={t('nav.forms')} wide>
      <p>{t('forms.lead')}</p>
      <Show of={loaded} lines={12}>
        {(plan) => {
          const form = plan.forms.find((f) => f.id === query.bieu) ?? plan.forms[0];
          if (!form) return <Empty>{t('forms.empty')}</Empty>;
          return (
            <>
              <p class="find">
                <label for="form">{t('forms.choose')}</label>
                <select
                  id="form"
                  class="auto"
                  value={form.id}
                  onChange={(e) => route(`/bieu-mau?bieu=${encodeURIComponent(e.currentTarget.value)}`)}
                >
                  {plan.forms.map((f) => (
                    <option key={f.id} value={f.id}>
                      {say(f.title)}
                    </option>
                  ))}
                </select>
              </p>
              <OneForm plan={plan} form={form} />
              <Calendars plan={plan} />
              <p class="small quiet">{t('forms.plan', { hash: plan.hash.slice(0, 12) })}</p>
            </>
          );
        }}
      </Show>
    </Page>
  );
}

function OneForm({ plan, form }: { plan: Plan; form: Form }) {
  const byId = new Map(inOrder(form).map((e) => [e.id, e]));
  return (
    <>
      <h2>{say(form.title)}</h2>
      <p>
        {t('forms.base', { period: t(`forms.period.${form.base}`), version: form.version })}{' '}
        {form.views.length > 0 &&
          t('forms.views', { periods: form.views.map((view) => t(`forms.period.${view}`)).join(', ') })}
      </p>
      <Duties plan={plan} form={form} />
      {form.sections.map((section) => (
        <section key={say(section.title)} class="group">
          <h3>{say(section.title)}</h3>
          <div class="scroll" tabIndex={0} role="region" aria-label={say(section.title)}>
            <table class="data stack">
              <thead>
                <tr>
                  <th scope="col">{t('forms.element')}</th>
                  <th scope="col">{t('forms.type')}</th>
                  <th scope="col">{t('forms.sums')}</th>
                  <th scope="col">{t('forms.marks')}</th>
                  <th scope="col">{t('forms.clauses')}</th>
                </tr>
              </thead>
              <tbody>
                {section.elements.map((id) => {
                  const element = byId.get(id);
                  if (!element) return null;
                  return (
                    <tr key={id}>
                      <th scope="row">{say(element.title)}</th>
                      <td data-label={t('forms.type')}>{typeOf(element)}</td>
                      <td data-label={t('forms.sums')}>{sumsOf(element)}</td>
                      <td>{marksOf(plan, element).join('; ')}</td>
                      <td>{element.clauses.join(', ')}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <section class="group">
        <h3>{t('forms.checks')}</h3>
        {form.checks.length === 0 ? (
          <p class="quiet">{t('forms.none')}</p>
        ) : (
          <ul>
            {form.checks.map((check) => (
              <li key={check.id}>
                {say(check.say)} <span class="quiet">({t(`forms.${check.severity}`)})</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Duties({ plan, form }: { plan: Plan; form: Form }) {
  const duties = plan.duties.filter((duty) => duty.form === form.id);
  return (
    <section class="group">
      <h3>{t('forms.duties')}</h3>
      {duties.length === 0 ? (
        <p class="quiet">{t('forms.none')}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('forms.duties')}>
          <table class="data stack">
            <thead>
              <tr>
                <th scope="col">{t('forms.who')}</th>
                <th scope="col">{t('forms.due')}</th>
                <th scope="col">{t('forms.to')}</th>
                <th scope="col">{t('forms.clauses')}</th>
              </tr>
            </thead>
            <tbody>
              {duties.map((duty) => (
                <tr key={duty.id}>
                  <th scope="row">{owers(plan, duty)}</th>
                  {/* The server's words say what is a local setting. */}
                  <td data-label={t('forms.due')}>{say(duty.due)}</td>
                  <td data-label={t('forms.to')}>{receiver(plan, duty)}</td>
                  <td data-label={t('forms.clauses')}>{clausesOf(plan, duty).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Calendars({ plan }: { plan: Plan }) {
  const holidays = plan.calendars[0]?.holidays ?? [];
  return (
    <section>
      <h2>{t('forms.calendars')}</h2>
      <ul>
        {plan.calendars.map((calendar) => (
          <li key={calendar.id}>
            {t(`forms.${calendar.kind}`)} {calendar.next_working_day && t('forms.nextDay')}
          </li>
        ))}
      </ul>
      {holidays.length > 0 && (
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{t('forms.holiday')}</th>
              <th scope="col">{t('forms.days')}</th>
            </tr>
          </thead>
          <tbody>
            {holidays.map((holiday) => (
              <tr key={holiday.from}>
                <th scope="row">{say(holiday.title)}</th>
                <td>
                  {formatDate(holiday.from)}
                  {holiday.to !== holiday.from && ` – ${formatDate(holiday.to)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
