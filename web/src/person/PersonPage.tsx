import { useState } from 'preact/hooks';
import { get, put } from '../api/client';
import type { MySettings } from '../api/types';
import { lang, setLang, t } from '../i18n';
import { session } from '../session/session';
import { useResource } from '../state/resource';
import { announce } from '../ui/announce';
import { Page } from '../ui/Page';
import { Show } from '../ui/states';
import { Calendar } from './Calendar';
import { Delegations } from './Delegations';
import { Mail } from './Mail';
import './words';

// What a person sets for themself; everything here is theirs alone.
export default function PersonPage() {
  const settings = useResource<MySettings>('person', (signal) => get<MySettings>('/me/settings', signal));
  const [mailWrong, setMailWrong] = useState(false);
  const [lendingWrong, setLendingWrong] = useState(false);
  return (
    <Page title={t('nav.person')} wrong={mailWrong || lendingWrong}>
      <Show of={settings}>
        {(mine) => (
          <>
            <Language mine={mine} onDone={settings.put} />
            <Mail mine={mine} onDone={settings.put} onWrong={setMailWrong} />
            <Delegations onWrong={setLendingWrong} />
            <Calendar mine={mine} onDone={() => void settings.reload()} />
            <section class="group">
              <h2>{t('person.account')}</h2>
              <p>
                {session.value?.user.display_name} ({session.value?.user.login})
              </p>
              <p>
                <a href="/doi-mat-khau">{t('nav.password')}</a>
              </p>
            </section>
          </>
        )}
      </Show>
    </Page>
  );
}

function Language({ mine, onDone }: { mine: MySettings; onDone: (next: MySettings) => void }) {
  const choose = async (language: 'vi' | 'en') => {
    await setLang(language);
    const next = await put<MySettings>('/me/settings', { language, digest: mine.digest });
    announce(t('person.saved'));
    onDone(next);
  };
  return (
    <section class="group">
      <fieldset>
        <legend>
          <h2>{t('person.language')}</h2>
        </legend>
        <p class="hint">{t('person.languageHint')}</p>
        {(['vi', 'en'] as const).map((one) => (
          <label key={one} class="tick" lang={one}>
            <input
              type="radio"
              name="language"
              checked={lang.value === one}
              onChange={() => void choose(one).catch(() => {})}
            />
            {one === 'vi' ? 'Tiếng Việt' : 'English'}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
