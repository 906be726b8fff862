import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { keeps } from '../offline/shelf';
import { announce } from '../ui/announce';
import type { Filed } from './filing';
import { address } from './words';

// The code, once. What is printed says neither purpose nor office (design §1).
export function Receipt({ filed, self, onDone }: { filed: Filed; self: boolean; onDone: () => void }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const copy = () => void navigator.clipboard?.writeText(filed.receipt).then(() => announce(t('receipt.copied')));
  return (
    <section class="receipt" ref={place} tabIndex={-1}>
      <h2 class="print-only">{t('receipt.title')}</h2>
      <p class={`banner no-print ${filed.sent ? 'good' : 'warn'}`} role="status">
        {t(filed.sent ? 'receipt.sent' : 'receipt.waits')}
      </p>
      {!filed.sent && !keeps.value && <p class="banner bad no-print">{t('receipt.keepOpen')}</p>}
      <p class="no-print">{t(self ? 'receipt.onceSelf' : 'receipt.once')}</p>
      <p class="code">
        <output>{filed.receipt}</output>
      </p>
      <p>{t('receipt.paper', { address: address('/rut-lai') })}</p>
      <p class="buttons no-print">
        <button type="button" class="primary" onClick={() => print()}>
          {t('receipt.print')}
        </button>
        <button type="button" onClick={copy}>
          {t('receipt.copy')}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {t('receipt.done')}
        </button>
      </p>
    </section>
  );
}
