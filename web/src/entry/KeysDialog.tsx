import { type PlainKey, t } from '../i18n';
import { Dialog } from '../ui/Dialog';

const KEYS: [string, PlainKey][] = [
  ['↑ ↓ ← →', 'keys.arrows'],
  ['Enter, Shift+Enter', 'keys.enter'],
  ['Tab, Shift+Tab', 'keys.tab'],
  ['F2', 'keys.f2'],
  ['Esc', 'keys.esc'],
  ['Shift+↑ ↓ ← →, Ctrl+A', 'keys.range'],
  ['Ctrl+C, Ctrl+V', 'keys.copy'],
  ['Delete', 'keys.delete'],
  ['Ctrl+Z, Ctrl+Y', 'keys.undo'],
  ['Alt+G', 'keys.note'],
  ['Enter, Ctrl+Enter', 'keys.text'],
  ['Ctrl+Home, Ctrl+End', 'keys.ends'],
  ['?', 'keys.help'],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{t('keys.key')}</th>
            <th scope="col">{t('keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{t(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
