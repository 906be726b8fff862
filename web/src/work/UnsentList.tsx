import { useEffect, useState } from 'preact/hooks';
import { online } from '../api/client';
import { say, t } from '../i18n';
import { heldForOthers, waiting } from '../offline/drawer';
import type { Unsent } from '../offline/unsent';
import { session } from '../session/session';
import { useLasting } from '../shell/OfflineBar';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';

// What this person did here and the server has not taken: each with its reason, the whole row a link to the report.
export function UnsentList() {
  const list = waiting.value;
  const lasting = useLasting(list.length > 0);
  if (list.length === 0 || !(lasting || !online.value)) return null;
  return (
    <section class="group unsent" id="chua-gui">
      <h2>{t('unsent.title', { n: list.length })}</h2>
      <ul class="rows">
        {list.map((unsent) => (
          <UnsentRow key={unsent.record} unsent={unsent} />
        ))}
      </ul>
    </section>
  );
}

function UnsentRow({ unsent }: { unsent: Unsent }) {
  const about = unsent.about ?? unsent.older?.about;
  const why = unsent.trouble ?? (unsent.older ? 'plan' : unsent.presenting ? 'presenting' : 'waiting');
  const good = why === 'waiting' || why === 'presenting';
  return (
    <li>
      <a class="row" href={`/bao-cao/${unsent.record}`} onClick={movedByLink}>
        <span class="row-main">
          <b>{about ? `${say(about.form.title)}, ${say(about.period)}` : unsent.record}</b>
          {about && <span class="quiet">{about.unit}</span>}
        </span>
        <span class={`row-due ${good ? 'warn-text' : 'bad-text'}`}>
          <span>
            <Icon name={good ? 'clock' : 'alert'} /> {t(`unsent.${why}`)}
          </span>
        </span>
        <span class="row-next">
          {t('unsent.open')}
          <Icon name="next" />
        </span>
      </a>
    </li>
  );
}

// On a shared machine: that others have left something, and no more.
export function Held() {
  const [n, setN] = useState(0);
  const user = session.value?.user.id ?? null;
  useEffect(() => {
    void heldForOthers(user).then(setN);
  }, [user]);
  return n > 0 ? <p class="small held">{t('held.others', { n })}</p> : null;
}
