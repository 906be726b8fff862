import type { Proposal } from '../api/types';
import { t } from '../i18n';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';

// Half of a one-time code, shown once and kept nowhere.
export function CodeDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const code = proposal.code ?? '';
  const copy = () => {
    void navigator.clipboard?.writeText(code).then(() => announce(t('people.copied')));
  };
  return (
    <Dialog title={t('people.code', { name: proposal.user?.display_name ?? '–' })} onClose={onClose}>
      <p class="code">
        <output>{code}</output>
      </p>
      <p>{t('people.codeOnce', { time: formatInstant(proposal.expires) })}</p>
      <p class="buttons">
        <button type="button" class="primary" onClick={copy}>
          {t('people.copy')}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {t('word.close')}
        </button>
      </p>
    </Dialog>
  );
}
