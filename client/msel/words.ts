import * as groupsEn from '../i18n/en/groups.ts';
import * as en from '../i18n/en/msel.ts';
import { mselConditions as conditionsEn } from '../i18n/en/msel-conditions.ts';
import { addWords } from '../i18n/index.ts';
import * as groupsZh from '../i18n/zh/groups.ts';
import * as zh from '../i18n/zh/msel.ts';
import { mselConditions as conditionsZh } from '../i18n/zh/msel-conditions.ts';

/** Words of this page load with it; effects have the words of the desk's controls. */
addWords({ zh: { ...zh, ...groupsZh }, en: { ...en, ...groupsEn } });
addWords({ zh: { msel: conditionsZh }, en: { msel: conditionsEn } });
