import * as en from '../i18n/en/msel.ts';
import { addWords } from '../i18n/index.ts';
import * as zh from '../i18n/zh/msel.ts';

/** Words of this page load with it. */
addWords({ zh, en });
