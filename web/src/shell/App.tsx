import { LocationProvider } from 'preact-iso/router';
import { t } from '../i18n';
import { EndedDialog } from '../session/EndedDialog';
import { LeaveDialog } from '../session/Leave';
import { session } from '../session/session';
import { Announcer } from '../ui/announce';
import { Bars } from './Bars';
import { Guard } from './Guard';
import { NavBar } from './NavBar';
import { Outlet } from './Outlet';
import { TopBar } from './TopBar';

// The frame around every screen.
export function App() {
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <TopBar />
      <Bars />
      <div class={session.value ? 'frame' : 'frame alone'}>
        {session.value && <NavBar />}
        <main id="main" tabIndex={-1}>
          {session.value?.demo && <p class="print-only">{t('app.demo')}</p>}
          <Guard>
            <Outlet />
          </Guard>
        </main>
      </div>
      <EndedDialog />
      <LeaveDialog />
      <Announcer />
    </LocationProvider>
  );
}
