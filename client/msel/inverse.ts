import type { MselCommand } from '../../engine/exercise/commands/command.ts';
import { draftOf } from '../../engine/exercise/msel/draft.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';

/** Injects that postponing all of them moves. */
const movable = (i: InjectView): boolean => i.fires === 0 && i.atTick !== null && !i.skipped;

/** The command that takes another back, from the list as it stood before; null when none does. */
export function inverseOf(injects: readonly InjectView[], c: MselCommand): MselCommand | null {
  const before = (id: string): InjectView | undefined => injects.find((i) => i.id === id);
  switch (c.type) {
    case 'holdInject':
      return { ...c, held: !c.held };
    case 'skipInject':
      return { ...c, skipped: !c.skipped };
    case 'postponeInjects': {
      const moved = c.injectIds ?? injects.filter(movable).map((i) => i.id);
      return { type: 'postponeInjects', byMin: -c.byMin, injectIds: moved };
    }
    case 'approveInjects': {
      const were = new Set(c.injectIds.map((id) => before(id)?.approval));
      const [was] = were;
      return were.size === 1 && was !== undefined ? { ...c, approval: was } : null;
    }
    case 'putInject': {
      const was = before(c.inject.id);
      return was === undefined
        ? { type: 'removeInject', injectId: c.inject.id }
        : { type: 'putInject', inject: draftOf(was) };
    }
    case 'removeInject': {
      const was = before(c.injectId);
      return was === undefined ? null : { type: 'putInject', inject: draftOf(was) };
    }
    case 'setMsel':
      return null;
  }
}
