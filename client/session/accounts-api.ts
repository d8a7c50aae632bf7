import type {
  AccountAnswer,
  AccountRole,
  AccountsAnswer,
  AuditAnswer,
} from '../../engine/protocol/accounts.ts';
import { path, request } from './api.ts';

/** Routes of accounts, the audit, and the data of participants. */
export const accountsApi = {
  me: () => request<AccountAnswer>('GET', '/api/account'),
  first: (body: { name: string; password: string }) =>
    request<AccountAnswer>('POST', '/api/account/first', body),
  login: (body: { name: string; password: string }) =>
    request<AccountAnswer>('POST', '/api/account/login', body),
  logout: () => request<AccountAnswer>('POST', '/api/account/logout'),
  list: () => request<AccountsAnswer>('GET', '/api/accounts'),
  add: (body: { name: string; role: AccountRole; password: string }) =>
    request<AccountsAnswer>('POST', '/api/accounts', body),
  remove: (name: string) => request<AccountsAnswer>('POST', '/api/accounts/remove', { name }),
  setPassword: (body: { name: string; password: string; mine: string }) =>
    request<AccountAnswer>('POST', '/api/accounts/password', body),
  audit: () => request<AuditAnswer>('GET', '/api/audit'),
  forget: (id: string) =>
    request<{ forgotten: number }>('POST', path`/api/participants/${id}/forget`),
};

/** Address of what is kept of the people of an exercise. */
export const participantsUrl = (id: string, format: 'json' | 'csv'): string =>
  path`/api/participants/${id}?format=${format}`;
