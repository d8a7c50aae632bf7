import type { Draft } from '../panels/composer/draft.ts';
import type { Selection } from '../ui/map-props.ts';
import type { Scene } from '../ui/scene.ts';

/** What choosing a thing on map or in a table puts into the order that is being written. */
export function draftedBy(chosen: Selection, draft: Draft, scene: Scene): Partial<Draft> | null {
  const { kind, id } = chosen;
  const { task } = draft;
  switch (kind) {
    case 'unit':
      return scene.team(id)?.mine === true ? { unitId: id } : null;
    case 'village':
      return task === 'evacuate' || task === 'doorToDoor' ? { villageId: id } : null;
    case 'shelter':
      return task === 'evacuate' || task === 'sendSupplies' ? { shelterId: id } : null;
    case 'depot':
      return task === 'sendSupplies' ? { depotId: id } : null;
    case 'source':
      return task === 'waterDrop' ? { sourceId: id } : null;
    case 'site':
      return scene.setup.commands.includes('workAt') ? { task: 'workAt', siteId: id } : null;
    default:
      return null;
  }
}
