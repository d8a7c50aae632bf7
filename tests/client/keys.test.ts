import { describe, expect, it } from 'vitest';
import { keyAction } from '../../client/ui/keys.ts';

const press = (key: string, more: { ctrl?: boolean; inField?: boolean } = {}) => ({
  key,
  ctrl: more.ctrl ?? false,
  alt: false,
  inField: more.inField ?? false,
});

describe('keys', () => {
  it('reach every step of an order', () => {
    const keys = ['t', '1', '2', '3', '4', 'i', 'r', 'm', 'n', '?'];
    expect(keys.map((key) => keyAction(press(key), true))).toEqual([
      'table',
      'step1',
      'step2',
      'step3',
      'step4',
      'messages',
      'report',
      'map',
      'new',
      'help',
    ]);
  });

  it('leave letters to a field that has the focus', () => {
    expect(keyAction(press('r', { inField: true }), true)).toBeNull();
  });

  it('can be turned off, all but Ctrl+Enter and Escape', () => {
    expect(keyAction(press('r'), false)).toBeNull();
    expect(keyAction(press('Enter', { ctrl: true, inField: true }), false)).toBe('issue');
    expect(keyAction(press('Escape', { inField: true }), false)).toBe('leave');
  });

  it('leave the browser its own: Ctrl+R, Ctrl+T', () => {
    expect(keyAction(press('r', { ctrl: true }), true)).toBeNull();
    expect(keyAction(press('t', { ctrl: true }), true)).toBeNull();
  });
});
