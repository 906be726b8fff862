import type { Excision } from '../api/types';

type Kind = Excision['kind'];
const PLACES: Record<Kind, string> = {
  record: 'bao-cao',
  obligation: 'nghia-vu',
  petition: 'kien-nghi',
  directive: 'yeu-cau',
};

// A thing's own page, which is called the same in the address of its excisions.
export const placeOf = (kind: Kind, subject: number): string => `/${PLACES[kind]}/${subject}`;
export const excisePath = (kind: Kind, subject: number | string): string => `/cat-bo/${PLACES[kind]}/${subject}`;

export const kindAt = (place: string): Kind | null =>
  (Object.keys(PLACES) as Kind[]).find((kind) => PLACES[kind] === place) ?? null;
