import type { Dictionary } from '..';
import { audit } from './audit';
import { common } from './common';
import { desk } from './desk';
import { directives } from './directives';
import { entry } from './entry';
import { exchange } from './exchange';
import { excise } from './excise';
import { guide } from './guide';
import { keeper } from './keeper';
import { notices } from './notices';
import { offline } from './offline';
import { overview } from './overview';
import { people } from './people';
import { person } from './person';
import { petitions } from './petitions';
import { plan } from './plan';
import { plans } from './plans';
import { referral } from './referral';
import { refusal } from './refusal';
import { reminders } from './reminders';
import { review } from './review';
import { session } from './session';
import { work } from './work';

export const en: Dictionary = {
  ...common,
  ...session,
  ...work,
  ...offline,
  ...notices,
  ...entry,
  ...review,
  ...overview,
  ...people,
  ...person,
  ...reminders,
  ...desk,
  ...keeper,
  ...refusal,
  ...referral,
  ...petitions,
  ...directives,
  ...audit,
  ...plan,
  ...plans,
  ...exchange,
  ...excise,
  ...guide,
};
