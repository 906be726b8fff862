import { useEffect, useState } from 'preact/hooks';
import { post } from '../api/client';
import type { ImportPreview } from '../api/types';
import { t } from '../i18n';
import { mayAnywhere } from '../session/session';
import { useForm } from '../session/useForm';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { FiguresOut } from './FiguresOut';
import { Preview } from './Preview';
import './exchange.css';
import './words';

// Whole tables of figures: in, tried first and then entered report by report; out, as the screens show them.
export default function ExchangePage() {
  const [wrong, setWrong] = useState(false);
  return (
    <Page title={t('nav.exchange')} wide wrong={wrong}>
      <p>{t('exchange.lead')}</p>
      {mayAnywhere('write') && <FiguresIn onWrong={setWrong} />}
      <FiguresOut />
    </Page>
  );
}

function FiguresIn({ onWrong }: { onWrong: (wrong: boolean) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const form = useForm(
    () => (file || pasted.trim() !== '' ? [] : [{ target: 'table-file', text: t('exchange.need') }]),
    async () => {
      setPreview(null);
      const bytes = new Blob([file ?? pasted], { type: 'application/octet-stream' });
      setPreview(await post<ImportPreview>('/exchange/preview', bytes));
    },
  );
  const wrong = form.faults.length > 0;
  useEffect(() => onWrong(wrong), [wrong]);
  return (
    <section aria-labelledby="exchange-in">
      <h2 id="exchange-in">{t('exchange.in')}</h2>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('exchange.file')} id="table-file" error={form.fault('table-file')}>
          {(given) => (
            <input
              {...given}
              type="file"
              accept=".xlsx,.csv,.tsv,.txt,.json"
              onChange={(e) => setFile(e.currentTarget.files?.[0] ?? null)}
            />
          )}
        </Field>
        <Field label={t('exchange.paste')} id="table-paste" hint={t('exchange.pasteHint')}>
          {(given) => (
            <textarea
              {...given}
              rows={5}
              spellcheck={false}
              value={pasted}
              onInput={(e) => setPasted(e.currentTarget.value)}
            />
          )}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('exchange.check')}
          </button>
          {form.busy && <span role="status">{t('exchange.checking')}</span>}
        </p>
      </form>
      {preview && <Preview key={JSON.stringify([preview.rows, preview.reports])} preview={preview} />}
    </section>
  );
}
