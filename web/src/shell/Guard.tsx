import { Component, type ComponentChildren } from 'preact';
import { t } from '../i18n';

// A fault of the page itself: what was typed is on this machine already, so loading again loses nothing.
export class Guard extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };
  static override getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div class="banner bad" role="alert" data-state="error">
        <p>{t('state.broken')}</p>
        <button type="button" onClick={() => location.reload()}>
          {t('state.reload')}
        </button>
      </div>
    );
  }
}
