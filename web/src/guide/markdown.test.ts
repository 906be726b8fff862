import { expect, test } from 'vitest';
import { inline, parse } from './markdown';

test('a page of the guide', () => {
  expect(
    parse(
      '# Tên\n\nMột đoạn\ndài.\n\n## Làm\n\n1. Bấm **Gửi**\n   rồi chờ.\n\n   ![Ảnh](../a.png)\n2. Xong.\n\n- Một\n\nHết.\n',
    ),
  ).toEqual([
    { is: 'title', text: [{ is: 'text', text: 'Tên' }] },
    { is: 'paragraph', text: [{ is: 'text', text: 'Một đoạn dài.' }] },
    { is: 'heading', text: [{ is: 'text', text: 'Làm' }] },
    {
      is: 'steps',
      items: [
        [
          {
            is: 'paragraph',
            text: [
              { is: 'text', text: 'Bấm ' },
              { is: 'bold', text: 'Gửi' },
              { is: 'text', text: ' rồi chờ.' },
            ],
          },
          { is: 'picture', alt: 'Ảnh', file: '../a.png' },
        ],
        [{ is: 'paragraph', text: [{ is: 'text', text: 'Xong.' }] }],
      ],
    },
    { is: 'points', items: [[{ is: 'paragraph', text: [{ is: 'text', text: 'Một' }] }]] },
    { is: 'paragraph', text: [{ is: 'text', text: 'Hết.' }] },
  ]);
});

test('a link keeps its address; what is not closed stays text', () => {
  expect(inline('Xem [Việc chung](chung.md), ** và [x')).toEqual([
    { is: 'text', text: 'Xem ' },
    { is: 'link', text: 'Việc chung', to: 'chung.md' },
    { is: 'text', text: ', ** và [x' },
  ]);
});
