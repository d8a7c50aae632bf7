import * as en from '../i18n/en/groups.ts';
import { addWords } from '../i18n/index.ts';
import * as zh from '../i18n/zh/groups.ts';

// Whoever shows groups, questions or practice imports this; the first page does not.
addWords({ zh: { ...zh }, en: { ...en } });
