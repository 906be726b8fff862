import type { Dictionary } from '..';
import { common } from './common';
import { entry } from './entry';
import { offline } from './offline';
import { overview } from './overview';
import { people } from './people';
import { review } from './review';
import { session } from './session';
import { work } from './work';

export const en: Dictionary = {
  ...common,
  ...session,
  ...work,
  ...offline,
  ...entry,
  ...review,
  ...overview,
  ...people,
};
