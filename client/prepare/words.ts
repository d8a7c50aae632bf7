import * as groupsEn from '../i18n/en/groups.ts';
import { prepare as prepareEn } from '../i18n/en/prepare.ts';
import { prepareHazard as hazardEn } from '../i18n/en/prepare-hazard.ts';
import { addWords } from '../i18n/index.ts';
import * as groupsZh from '../i18n/zh/groups.ts';
import { prepare as prepareZh } from '../i18n/zh/prepare.ts';
import { prepareHazard as hazardZh } from '../i18n/zh/prepare-hazard.ts';

/** Words of this page load with it; links of chains are named as at the desk. */
addWords({
  zh: { ...groupsZh, prepare: { ...prepareZh, ...hazardZh } },
  en: { ...groupsEn, prepare: { ...prepareEn, ...hazardEn } },
});
