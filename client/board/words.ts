import * as en from '../i18n/en/wall.ts';
import { addWords } from '../i18n/index.ts';
import * as zh from '../i18n/zh/wall.ts';

addWords({ zh: { ...zh }, en: { ...en } });
