import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { get, post } from '../api/client';
import type { ExcisableTexts, ExcisionReason } from '../api/types';
import { say, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { missing, useForm } from '../session/useForm';
import { useResource } from '../state/resource';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { kindAt } from './subject';
import './words';

const REASONS: ExcisionReason[] = ['person', 'number', 'secret', 'asked'];

// The texts of one report, request or petition: which one is to go, and why. Somebody else confirms.
export default function ExcisePage({ params }: ScreenProps) {
  const { route } = useLocation();
  const kind = kindAt(params.kind ?? '') ?? 'record';
  const id = params.subject ?? '';
  const loaded = useResource<ExcisableTexts>(`excise ${kind} ${id}`, (signal) =>
    get(`/excisions/texts?kind=${kind}&id=${encodeURIComponent(id)}`, signal),
  );
  const [part, setPart] = useState('');
  const [reason, setReason] = useState('');
  const form = useForm(
    () => [...missing('part', part, t('excise.needPart')), ...missing('reason', reason, t('excise.needReason'))],
    async () => {
      await post('/excisions', { kind, id: Number(id), part, reason });
      announce(t('excise.proposed'));
      route('/cat-bo');
    },
  );
  return (
    <Page title={t('excise.proposeTitle')} wrong={form.faults.length > 0}>
      <p class="no-print">
        <a href="/cat-bo">{t('excise.back')}</a>
      </p>
      <Show of={loaded}>
        {({ title, detail, unit, texts }) => (
          <>
            <p>
              <b>{say(title)}</b>
              {detail && ` ${detail}`} · {unit.name}
            </p>
            <p>{t('excise.lead')}</p>
            {texts.length === 0 ? (
              <Empty>{t('excise.noTexts')}</Empty>
            ) : (
              <form onSubmit={form.submit} noValidate>
                <ErrorSummary faults={form.faults} turn={form.turn} />
                <fieldset id="part" tabIndex={-1} class={form.fault('part') ? 'field wrong' : 'field'}>
                  <legend>{t('excise.choose')}</legend>
                  {form.fault('part') && <p class="fault">{form.fault('part')}</p>}
                  {texts.map((text) => (
                    <label key={text.part} class="tick">
                      <input
                        type="radio"
                        name="part"
                        value={text.part}
                        disabled={text.proposed}
                        checked={part === text.part}
                        onChange={() => setPart(text.part)}
                      />
                      <span>
                        <b>{say(text.title)}</b>
                        {text.proposed && <span class="quiet"> ({t('excise.already')})</span>}
                        <br />
                        <span class="said">{text.text}</span>
                      </span>
                    </label>
                  ))}
                </fieldset>
                <Field id="reason" label={t('excise.reason')} error={form.fault('reason')}>
                  {(given) => (
                    <select {...given} value={reason} onChange={(e) => setReason(e.currentTarget.value)}>
                      <option value="">{t('excise.chooseReason')}</option>
                      {REASONS.map((one) => (
                        <option key={one} value={one}>
                          {t(`excise.reason.${one}`)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
                <p class="buttons">
                  <button type="submit" class="primary" aria-disabled={form.busy}>
                    {t('excise.propose')}
                  </button>
                </p>
              </form>
            )}
          </>
        )}
      </Show>
    </Page>
  );
}
