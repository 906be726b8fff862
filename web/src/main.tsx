import { effect } from '@preact/signals';
import { render } from 'preact';
import { restoreLang } from './i18n';
import { install, watchTaking } from './offline/installed';
import { sendOnReturn } from './offline/returning';
import { sendSealedOnReturn } from './offline/sealed';
import { openShelf } from './offline/shelf';
import { screenAt } from './routes';
import { watchIdle } from './session/idle';
import { listenForEnd, start, who } from './session/session';
import { App } from './shell/App';

const UNHURRIED = 3_000; // after somebody has arrived: their list comes first

listenForEnd();
watchTaking();
// The code of the screen comes while the server says who this is; should it fail, it is asked for again when it is shown.
const fetchScreen = () =>
  void screenAt(location.pathname)
    ?.screen.load()
    .catch(() => {});
await Promise.all([restoreLang(), openShelf().then(() => start(fetchScreen))]);
const place = document.getElementById('app');
if (place) {
  place.replaceChildren();
  render(<App />, place);
}
sendOnReturn();
sendSealedOnReturn();
watchIdle();
let asked = false;
effect(() => {
  if (who.value.state !== 'here' || asked) return;
  asked = true;
  setTimeout(() => void install(), UNHURRIED);
});
