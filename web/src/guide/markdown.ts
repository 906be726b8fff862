// The little of Markdown that the guide uses (docs/huong-dan): headings, paragraphs, lists of one level, bold, links, and a
// picture on a line of its own, which belongs to the step above it. Pure: text to blocks; nothing becomes HTML.

export type Inline = { is: 'text' | 'bold'; text: string } | { is: 'link'; text: string; to: string };
export type Block =
  | { is: 'title' | 'heading' | 'paragraph'; text: Inline[] }
  | { is: 'picture'; alt: string; file: string }
  | { is: 'steps' | 'points'; items: Block[][] };

export function inline(text: string): Inline[] {
  const parts = text.split(/(\*\*.+?\*\*|\[[^\]]+\]\([^)]+\))/).filter((part) => part !== '');
  return parts.map((part): Inline => {
    const bold = /^\*\*(.+)\*\*$/.exec(part)?.[1];
    if (bold !== undefined) return { is: 'bold', text: bold };
    const [, name, to] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
    return name && to ? { is: 'link', text: name, to } : { is: 'text', text: part };
  });
}

function block(text: string): Block {
  const [, alt, file] = /^!\[(.*)\]\((.+)\)$/.exec(text) ?? [];
  if (alt !== undefined && file) return { is: 'picture', alt, file };
  const [, marks, rest] = /^(#{1,2}) (.+)$/.exec(text) ?? [];
  if (rest) return { is: marks === '#' ? 'title' : 'heading', text: inline(rest) };
  return { is: 'paragraph', text: inline(text) };
}

const ITEM = /^(\d+\.|-) /;

export function parse(source: string): Block[] {
  const blocks: Block[] = [];
  let pending: string[] = []; // lines of the paragraph being read
  let into: Block[] = blocks; // where it goes: the page, or a list's item
  const end = () => {
    if (pending.length > 0) into.push(block(pending.join(' ')));
    pending = [];
  };
  for (const line of source.split('\n')) {
    const item = ITEM.exec(line)?.[1];
    if (line.trim() === '') end();
    else if (item) {
      end();
      const is = item === '-' ? 'points' : 'steps';
      let list = blocks[blocks.length - 1];
      if (list?.is !== is) {
        list = { is, items: [] };
        blocks.push(list);
      }
      into = [];
      list.items.push(into);
      pending.push(line.replace(ITEM, ''));
    } else {
      if (pending.length === 0 && !line.startsWith(' ')) into = blocks;
      pending.push(line.trim());
    }
  }
  end();
  return blocks;
}
