import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Directive, Directives, Plan } from '../api/types';
import { say, t } from '../i18n';
import { loadPlan } from '../plan/plan';
import { useResource } from '../state/resource';
import { formatDate } from '../text/dates';
import { Icon } from '../ui/Icon';
import { movedByLink, Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { IssueDialog } from './IssueDialog';
import './words';

// What my office asked of others, and what was asked of my unit.
export default function DirectivesPage() {
  const loaded = useResource<{ list: Directives; plan: Plan }>('directives', async (signal) => {
    const [list, plan] = await Promise.all([get<Directives>('/directives', signal), loadPlan()]);
    return { list, plan };
  });
  const [open, setOpen] = useState(false);
  return (
    <Page title={t('directive.title')}>
      <p>{t('directive.lead')}</p>
      <Show of={loaded}>
        {({ list, plan }) => (
          <>
            {list.offices.length > 0 && (
              <p class="buttons">
                <button type="button" onClick={() => setOpen(true)}>
                  {t('directive.issue')}
                </button>
              </p>
            )}
            {list.issued.length + list.received.length === 0 && <Empty>{t('directive.empty')}</Empty>}
            <Rows title={t('directive.received', { n: list.received.length })} items={list.received} />
            <Rows title={t('directive.issued', { n: list.issued.length })} items={list.issued} />
            {open && (
              <IssueDialog
                plan={plan}
                offices={list.offices}
                today={list.today}
                onClose={() => setOpen(false)}
                onDone={() => {
                  setOpen(false);
                  void loaded.reload();
                }}
              />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}

function Rows({ title, items }: { title: string; items: Directive[] }) {
  if (items.length === 0) return null;
  return (
    <section class="group">
      <h2>{title}</h2>
      <ul class="rows">
        {items.map((d) => (
          <Row key={d.id} directive={d} />
        ))}
      </ul>
    </section>
  );
}

function Row({ directive: d }: { directive: Directive }) {
  const late = d.withdrawn ? 0 : d.units.filter((u) => u.late_days > 0 && !answered(u.state)).length;
  return (
    <li>
      <a class="row" href={`/yeu-cau/${d.id}`} onClick={movedByLink}>
        <span class="row-main">
          <b>{d.title}</b>
          <span class="quiet">
            {t('directive.from', { issuer: d.issuer.name })} · {say(d.form.title)}
            {!d.form.words && `, ${say(d.period.label)}`}
          </span>
        </span>
        <span class="row-due">
          <span>{t('directive.deadline', { date: formatDate(d.by) })}</span>
          {late > 0 && <span class="bad-text">{t('directive.countLate', { n: late })}</span>}
        </span>
        <span class="row-state">
          {d.withdrawn
            ? t('directive.withdrawn', { reason: d.withdrawn })
            : t('directive.count', { answered: d.answered, asked: d.asked })}
        </span>
        <span class="row-next">
          {t('work.do.read')}
          <Icon name="next" />
        </span>
      </a>
    </li>
  );
}

const answered = (state: string) => ['sent', 'accepted', 'waived'].includes(state);
