import { describe, expect, it } from 'vitest';
import { titleOf } from '../../client/desk/inject-list.ts';

const inject = (zh: string, en: string) => ({ text: { zh, en } });

describe('title of an inject', () => {
  it('is its first sentence, without the words that every call begins with', () => {
    const call = inject(
      '演练、演练。松林冒烟了，往坡上跑。',
      'Exercise, exercise. Smoke. It runs.',
    );
    expect(titleOf(call, 'zh')).toBe('松林冒烟了，往坡上跑');
    expect(titleOf(call, 'en')).toBe('Smoke');
  });

  it('keeps such words where they are not a call', () => {
    const words = inject('演练结束后集合。', 'Exercise area closed.');
    expect(titleOf(words, 'zh')).toBe('演练结束后集合');
    expect(titleOf(words, 'en')).toBe('Exercise area closed');
  });

  it('shows where a long sentence was cut', () => {
    const long = inject('一'.repeat(41), 'Do not play water on the leak itself; put the curtain.');
    expect(titleOf(long, 'zh')).toBe(`${'一'.repeat(40)}…`);
    expect(titleOf(long, 'en')).toBe('Do not play water on the leak itself; pu…');
    expect(titleOf(inject('一'.repeat(40), ''), 'zh')).toBe('一'.repeat(40));
  });
});
