import * as en from '../i18n/en/inject-queue.ts';
import { addWords } from '../i18n/index.ts';
import * as zh from '../i18n/zh/inject-queue.ts';

/** Words for what becomes of injects: loaded with the pages that tell of it. */
addWords({ zh, en });
