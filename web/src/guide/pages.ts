import { type Block, parse } from './markdown';

// The guide as it is written in docs/huong-dan, and its pictures as the end-to-end run took them.
const texts = import.meta.glob<string>('../../../docs/huong-dan/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const pictures = import.meta.glob<string>('../../../docs/pictures/huong-dan/*.png', {
  eager: true,
  query: '?url',
  import: 'default',
});

export const INDEX = 'README';
const named = (name: string) => texts[`../../../docs/huong-dan/${name}.md`];

export const pageNames = (): string[] => Object.keys(texts).map((path) => path.replace(/^.*\/|\.md$/g, ''));
export function page(name: string): Block[] | null {
  const text = named(name);
  return text === undefined ? null : parse(text);
}
// "../pictures/huong-dan/x.png" of a page as an address of the application.
export const picture = (file: string): string | undefined => pictures[`../../../docs/${file.replace(/^\.\.\//, '')}`];
// "chung.md" of a page as a path of the application.
export const path = (to: string): string => {
  const name = to.replace(/\.md$/, '');
  return name === INDEX ? '/huong-dan' : `/huong-dan/${name}`;
};

export function titleOf(blocks: Block[]): string {
  const title = blocks.find((block) => block.is === 'title');
  return title?.is === 'title' ? title.text.map((part) => part.text).join('') : '';
}
