import { movedByLink } from '../ui/Page';
import type { Block, Inline } from './markdown';
import { path, picture } from './pages';

// Pages of the guide as elements.
export function Blocks({ of }: { of: Block[] }) {
  return (
    <>
      {of.map((block, i) => (
        <One key={i} of={block} />
      ))}
    </>
  );
}

function One({ of }: { of: Block }) {
  switch (of.is) {
    case 'title': // the screen's own heading
      return null;
    case 'heading':
      return (
        <h2>
          <Words of={of.text} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Words of={of.text} />
        </p>
      );
    case 'picture': {
      const address = picture(of.file);
      if (!address) return null;
      return (
        // On a phone a picture is small: a touch opens it by itself.
        <a href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={of.alt} width={1100} height={720} loading="lazy" />
        </a>
      );
    }
    case 'steps':
    case 'points': {
      const items = of.items.map((item, i) => (
        <li key={i}>
          <Blocks of={item} />
        </li>
      ));
      return of.is === 'steps' ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Words({ of }: { of: Inline[] }) {
  return (
    <>
      {of.map((part, i) => {
        if (part.is === 'link')
          return (
            <a key={i} href={path(part.to)} onClick={movedByLink}>
              {part.text}
            </a>
          );
        return part.is === 'bold' ? <b key={i}>{part.text}</b> : part.text;
      })}
    </>
  );
}
