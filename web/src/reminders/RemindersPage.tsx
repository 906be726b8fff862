import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Outbox, ReminderSetting } from '../api/types';
import { t } from '../i18n';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Show } from '../ui/states';
import { LadderForm } from './LadderForm';
import { Jobs, Mails } from './Mails';
import './words';

interface Loaded {
  setting: ReminderSetting;
  outbox: Outbox;
}

// For whoever administers: when people are reminded, whether mails go out, what runs by itself.
export default function RemindersPage() {
  const loaded = useResource<Loaded>('reminders', async (signal) => {
    const [setting, outbox] = await Promise.all([
      get<ReminderSetting>('/reminders/setting', signal),
      get<Outbox>('/mail', signal),
    ]);
    return { setting, outbox };
  });
  const reload = () => void loaded.reload();
  const [wrong, setWrong] = useState(false);
  return (
    <Page title={t('nav.reminders')} wrong={wrong}>
      <Show of={loaded}>
        {({ setting, outbox }) => (
          <>
            <LadderForm key={setting.version} setting={setting} onDone={reload} onWrong={setWrong} />
            <Mails outbox={outbox} onDone={reload} />
            <Jobs jobs={outbox.jobs} />
          </>
        )}
      </Show>
    </Page>
  );
}
