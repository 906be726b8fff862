import { describe, expect, test } from 'vitest';
import type { Block, Inline } from './markdown';
import { INDEX, page, pageNames, picture, titleOf } from './pages';
import { pageOf } from './whose';

const flat = (blocks: Block[]): Block[] =>
  blocks.flatMap((block) => ('items' in block ? block.items.flatMap(flat) : [block]));
const words = (blocks: Block[]): Inline[] => flat(blocks).flatMap((block) => ('text' in block ? block.text : []));
const linked = (name: string) => words(page(name) ?? []).flatMap((part) => (part.is === 'link' ? [part.to] : []));

describe.each(pageNames())('the page %s', (name) => {
  const blocks = page(name) ?? [];
  test('has one title, pictures that exist, links that lead somewhere', () => {
    expect(titleOf(blocks)).not.toBe('');
    expect(blocks.filter((block) => block.is === 'title')).toHaveLength(1);
    for (const block of flat(blocks)) if (block.is === 'picture') expect(picture(block.file), block.file).toBeDefined();
    for (const to of linked(name)) expect(page(to.replace(/\.md$/, '')), to).not.toBeNull();
  });
  test('is on the list of pages', () => {
    if (name !== INDEX) expect(linked(INDEX)).toContain(`${name}.md`);
  });
});

// Who signs in as what (src/access): the role's own page opens behind "Trợ giúp".
test.each([
  ['ward', ['read', 'write'], 'can-bo-phuong-xa'],
  ['commune', ['read', 'sign', 'confirm'], 'lanh-dao-phuong-xa'],
  ['ward-police', ['read', 'write'], 'cong-an-phuong-xa'],
  ['police', ['read', 'write', 'decide', 'release'], 'cong-an-thanh-pho'],
  ['agency', ['read', 'write', 'decide', 'release'], 'phong-ldtbxh'],
  ['agency', ['read', 'write'], 'co-quan-doan-the'],
  ['union', ['read', 'write', 'decide', 'release'], 'co-quan-doan-the'],
  ['committee', ['overview'], 'lanh-dao'],
  ['committee', ['read', 'decide', 'overview'], 'lanh-dao'],
  ['committee', ['people', 'confirm', 'activate'], 'quan-tri'],
  ['committee', ['audit'], 'lanh-dao'],
  ['agency', ['support'], 'can-bo-ho-tro'],
  ['agency', ['keep'], 'phu-trach-ho-tro'],
])('whose page: %s with %s', (kind, may, expected) => {
  const unit = { id: 1, slug: 'x', kind, name: 'X', roles: [], may } as unknown as Parameters<typeof pageOf>[0][number];
  expect(pageOf([unit])).toBe(expected);
  expect(page(expected), expected).not.toBeNull();
});
