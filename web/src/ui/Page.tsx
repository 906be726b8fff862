import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { later } from './later';

const HelpDialog = later(() => import('../guide/HelpDialog').then((guide) => guide.HelpDialog));

// A screen: its name in the window's title and as its heading, which takes the focus when somebody comes from another
// screen, so that a screen reader says where they are. Beside it, help for this very screen.
export function Page(props: {
  title: string;
  wrong?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
  wide?: boolean;
}) {
  const [help, setHelp] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const title = props.wrong ? t('error.title', { title: props.title }) : props.title;
    document.title = `${title} · ${t('app.name')}`;
  });
  useEffect(() => {
    if (arrivedByLink) heading.current?.focus();
    arrivedByLink = false;
  }, []);
  return (
    <div class={props.wide ? 'page wide' : 'page'}>
      <div class="page-head">
        <div class="page-name">
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          <button type="button" class="round no-print" aria-label={t('app.help')} onClick={() => setHelp(true)}>
            ?
          </button>
        </div>
        {props.actions}
      </div>
      {help && <HelpDialog screen={screen} onClose={() => setHelp(false)} />}
      {props.children}
    </div>
  );
}

// Which row of routes.ts is shown, for its help.
let screen = '';
export function showing(name: string): void {
  screen = name;
}

let arrivedByLink = false;
export function movedByLink(): void {
  arrivedByLink = true;
}
