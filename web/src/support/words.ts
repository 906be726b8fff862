import './support.css';
import { addWords } from '../i18n';
import { referral } from '../i18n/vi/referral';
import { refusal } from '../i18n/vi/refusal';

addWords(refusal);
addWords(referral);

// As it is written on paper: "hoanhap.example/giup-do".
export const address = (path: string): string => location.host + path;
