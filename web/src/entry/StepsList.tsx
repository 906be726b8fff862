import type { Report } from '../api/types';
import { type PlainKey, t } from '../i18n';
import { formatInstant } from '../text/dates';

const WORDS = new Set([
  'draft',
  'opened',
  'present',
  'presented',
  'sign',
  'sent',
  'send_back',
  'sent_back',
  'accept',
  'accepted',
  'return',
  'returned',
  'reopen',
  'reopened',
  'waive',
  'waived',
]);

// Who did what when, with the reasons; never overwritten.
export function StepsList({ report }: { report: Report }) {
  if (report.steps.length === 0) return null;
  return (
    <details>
      <summary>
        {t('steps.title')} ({report.steps.length})
      </summary>
      <ol>
        {report.steps.map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <b>{WORDS.has(step.step) ? t(`steps.${step.step}` as PlainKey) : step.step}</b>
            {step.who && `, ${step.who.name}`}
            {step.for && ` (${t('steps.for', { name: step.for.name })})`}
            {step.unit && `, ${step.unit.name}`}, {formatInstant(step.at)}
            {step.reason && `: “${step.reason}”`}
          </li>
        ))}
      </ol>
    </details>
  );
}
