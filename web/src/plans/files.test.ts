import { expect, test } from 'vitest';
import { belongs, chosen, packed } from './files';

test('only what belongs to a plan leaves the machine', () => {
  const yes = ['programme.yaml', 'clauses.tsv', 'plan.lock', 'forms/a.yaml', 'assessment/a.yaml', 'templates/a.docx'];
  const no = ['README.md', '.git/config', 'forms/.a.yaml', 'forms/a/b.yaml', 'other/a.yaml', 'so-lieu.xlsx', 'forms/'];
  expect(yes.filter(belongs)).toEqual(yes);
  expect(no.filter(belongs)).toEqual([]);
});

test('a chosen folder loses its own name', () => {
  const file = (path: string) => Object.defineProperty(new File(['x'], 'a'), 'webkitRelativePath', { value: path });
  const found = chosen([file('ke-hoach/units.yaml'), file('ke-hoach/forms/a.yaml'), file('ke-hoach/ghi-chu.txt')]);
  expect(found.map(({ path }) => path)).toEqual(['units.yaml', 'forms/a.yaml']);
});

test('texts travel as text, templates as base64', async () => {
  const bytes = new Uint8Array([0, 255, 80, 75]);
  const files = await packed([
    { path: 'units.yaml', file: new File(['đơn vị'], 'units.yaml') },
    { path: 'templates/a.docx', file: new File([bytes], 'a.docx') },
  ]);
  expect(files).toEqual([
    { path: 'units.yaml', text: 'đơn vị' },
    { path: 'templates/a.docx', base64: 'AP9QSw==' },
  ]);
});
