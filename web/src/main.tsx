import { render } from 'preact';
import { restoreLang } from './i18n';
import { listenForEnd, start } from './session/session';
import { App } from './shell/App';

listenForEnd();
await Promise.all([restoreLang(), start()]);
const place = document.getElementById('app');
if (place) {
  place.replaceChildren();
  render(<App />, place);
}
