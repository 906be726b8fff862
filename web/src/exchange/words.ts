import { addWords } from '../i18n';
import { exchange } from '../i18n/vi/exchange';

addWords(exchange);
