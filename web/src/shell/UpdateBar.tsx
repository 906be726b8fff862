import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { fresh, takeNew } from '../offline/installed';

// A new version of the application is here. It is taken when the person says so, never while they type.
export function UpdateBar() {
  const [later, setLater] = useState(false);
  if (!fresh.value || later) return null;
  return (
    <p class="offline fresh" role="status">
      {t(fresh.value === 'ready' ? 'update.ready' : 'update.elsewhere')}{' '}
      <button type="button" onClick={takeNew}>
        {t('update.take')}
      </button>{' '}
      <button type="button" class="plain" onClick={() => setLater(true)}>
        {t('update.later')}
      </button>
    </p>
  );
}
