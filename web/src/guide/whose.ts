import type { Session } from '../api/types';

type Unit = Session['units'][number];

// The page of the guide for somebody's role, by what they may do and where (docs/huong-dan).
export function pageOf(units: readonly Unit[]): string {
  const may = (capability: string) => units.some((unit) => (unit.may as string[]).includes(capability));
  const at = (...kinds: string[]) => units.some((unit) => kinds.includes(unit.kind));
  if (may('support')) return 'can-bo-ho-tro';
  if (may('keep')) return 'phu-trach-ho-tro';
  if (may('people')) return 'quan-tri';
  if (at('ward', 'commune')) return may('sign') ? 'lanh-dao-phuong-xa' : 'can-bo-phuong-xa';
  if (at('ward-police')) return 'cong-an-phuong-xa';
  if (at('police')) return 'cong-an-thanh-pho';
  if (may('write') || may('sign')) return may('release') && at('agency') ? 'phong-ldtbxh' : 'co-quan-doan-the';
  return units.length > 0 ? 'lanh-dao' : 'chung';
}
