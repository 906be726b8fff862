import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';

// A screen: its name in the window's title and as its heading, which takes the focus when somebody comes from another
// screen, so that a screen reader says where they are.
export function Page(props: {
  title: string;
  wrong?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
  wide?: boolean;
}) {
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
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions}
      </div>
      {props.children}
    </div>
  );
}

let arrivedByLink = false;
export function movedByLink(): void {
  arrivedByLink = true;
}
