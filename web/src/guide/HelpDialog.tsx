import { t } from '../i18n';
import type { guide } from '../i18n/vi/guide';
import { session } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { movedByLink } from '../ui/Page';
import { pageOf } from './whose';
import './words';

// Pages for whoever looks for help, not for staff.
const PUBLIC = ['help', 'limits', 'withdraw'];

// What this very screen is for and what to press, in a few lines, and the way to the guide's page of one's role.
export function HelpDialog({ screen, onClose }: { screen: string; onClose: () => void }) {
  const units = session.value?.units;
  return (
    <Dialog title={t('app.help')} onClose={onClose}>
      {t(`hint.${screen}` as keyof typeof guide)
        .split('\n')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {!PUBLIC.includes(screen) && (
        <p>
          <a
            href={units ? `/huong-dan/${pageOf(units)}` : '/huong-dan'}
            onClick={() => {
              movedByLink();
              onClose();
            }}
          >
            {t(units ? 'guide.mine' : 'guide.all')}
          </a>
        </p>
      )}
    </Dialog>
  );
}
