import type { Dictionary } from '..';
import { common } from './common';
import { directives } from './directives';
import { entry } from './entry';
import { overview } from './overview';
import { people } from './people';
import { petitions } from './petitions';
import { review } from './review';
import { session } from './session';
import { work } from './work';

export const en: Dictionary = {
  ...common,
  ...session,
  ...work,
  ...entry,
  ...review,
  ...overview,
  ...people,
  ...petitions,
  ...directives,
};
