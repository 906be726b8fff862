// What a spreadsheet puts on the clipboard: rows by line breaks, cells by tabs, a cell with either inside in quotes.

export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '' && closes(source, i)) quoted = true;
    else if (c === '\t' || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  rows.push([...row, cell]);
  return rows;
}

// A quote opens a quoted cell only when its partner stands before a tab, a line break or the end; otherwise it is a letter.
function closes(source: string, open: number): boolean {
  return /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(source.slice(open));
}

export function formatBlock(rows: string[][]): string {
  return rows.map((row) => row.map(quote).join('\t')).join('\n');
}

const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
