import { expect, it } from 'vitest';
import { AUDIT_ACTS, ACCOUNT_ROLES } from '../../engine/protocol/accounts.ts';
import { OBJECTIVE_STATES } from '../../engine/protocol/discussion.ts';
import { BLINDNESS, SET_MODES } from '../../engine/protocol/groups.ts';
import * as enAccounts from '../../client/i18n/en/accounts.ts';
import * as enGroups from '../../client/i18n/en/groups.ts';
import * as enWall from '../../client/i18n/en/wall.ts';
import * as zhAccounts from '../../client/i18n/zh/accounts.ts';
import * as zhGroups from '../../client/i18n/zh/groups.ts';
import * as zhWall from '../../client/i18n/zh/wall.ts';
import { holes, leaves, type WordTree } from './word-tree.ts';

const chinese: WordTree = { ...zhGroups, ...zhWall, ...zhAccounts };
const english: WordTree = { ...enGroups, ...enWall, ...enAccounts };
const zh = leaves(chinese);
const en = leaves(english);

it('words of pages that load late are there in both languages, with the same holes', () => {
  expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  for (const [key, words] of zh) expect([key, holes(en.get(key)!)]).toEqual([key, holes(words)]);
  for (const [key, words] of en) expect([key, /\p{Script=Han}/u.test(words)]).toEqual([key, false]);
});

it('every mode, role and act has words', () => {
  const keys = [
    ...SET_MODES.map((m) => `groups.modes.${m}`),
    ...BLINDNESS.map((b) => `groups.blinds.${b}`),
    ...OBJECTIVE_STATES.map((s) => `conduct.objective.${s}`),
    ...AUDIT_ACTS.map((a) => `accounts.acts.${a}`),
    ...ACCOUNT_ROLES.map((r) => `accounts.roles.${r}`),
  ];
  expect(keys.filter((k) => !zh.has(k))).toEqual([]);
});
