import * as en from '../i18n/en/accounts.ts';
import { addWords } from '../i18n/index.ts';
import * as zh from '../i18n/zh/accounts.ts';

addWords({ zh: { ...zh }, en: { ...en } });
