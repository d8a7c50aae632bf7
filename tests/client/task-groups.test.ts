import { describe, expect, it } from 'vitest';
import { ORDER_TYPES } from '../../client/panels/composer/draft.ts';
import { tasksFor } from '../../client/panels/composer/task-groups.ts';

const flat = (choice: ReturnType<typeof tasksFor>) => choice.able.flatMap(({ tasks }) => tasks);

describe('tasks as they are offered', () => {
  it('are all there, each once, whatever team and seat', () => {
    for (const [capabilities, commands] of [
      [undefined, ORDER_TYPES],
      [['handCrew'], ORDER_TYPES],
      [['recon'], ['move', 'hold']],
    ] as const) {
      const team = capabilities === undefined ? undefined : { capabilities };
      const choice = tasksFor(team, commands);
      expect([...flat(choice), ...choice.others].toSorted()).toEqual([...ORDER_TYPES].toSorted());
    }
  });

  it('begin with what the team can do, by group', () => {
    const { able, others } = tasksFor({ capabilities: ['burnOut'] }, ORDER_TYPES);
    expect(able.map(({ group }) => group)).toEqual(['move', 'fire']);
    expect(able[1]!.tasks).toEqual(['burnOut']);
    expect(others).toContain('directAttack');
  });

  it('leave to the end what the seat may not order', () => {
    const { able, others } = tasksFor({ capabilities: ['handCrew'] }, ['move', 'hold']);
    expect(able).toEqual([{ group: 'move', tasks: ['move', 'hold'] }]);
    expect(others).toContain('buildLine');
  });
});
