import type { EventBody, ExerciseEvent } from '../../engine/exercise/event.ts';
import type { Text } from '../../engine/region/region.ts';
import { say } from '../../engine/review/say.ts';
import { tellerOf } from '../../engine/review/tell.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from './scene.ts';
import { useMessageWords } from './message-words.ts';

/** Icons of events; the rest have the plain one. */
const ICONS: Readonly<Partial<Record<EventBody['type'], string>>> = {
  fireIgnited: 'haz-fire',
  fireSpotted: 'haz-fire',
  fireReignited: 'haz-fire',
  fireDetected: 'ui-eye',
  observationMade: 'ui-eye',
  fireOut: 'st-met',
  orderIssued: 'task-move',
  orderRefused: 'st-refused',
  unitDeparted: 'task-move',
  unitArrived: 'task-move',
  unitOnScene: 'task-attack',
  unitWithdrew: 'task-return',
  lineBegun: 'task-line',
  waterDropped: 'task-drop',
  peopleDisplaced: 'task-evacuate',
  peopleSheltered: 'fac-shelter',
  peopleRelieved: 'task-supply',
  kitsLoaded: 'task-supply',
  kitsDelivered: 'task-supply',
  reportSent: 'task-report',
  injectFired: 'ui-inject',
  mselChanged: 'ui-inject',
  injectsPostponed: 'ui-inject',
  roadClosed: 'haz-roadblock',
};

export const eventIcon = (type: EventBody['type']): string => ICONS[type] ?? 'ui-note';

/**
 * An event in the words of the review, with the names that this page knows. `cohortVillage` is where
 * groups of people set out from: a page shows events out of their order.
 */
export function useEventWords(scene: Scene, cohortVillage: ReadonlyMap<number, string>) {
  const { language } = useWords();
  const messageWords = useMessageWords();
  const named = (name: string): Text => ({ zh: name, en: name });
  const { control } = scene.view;
  const teller = tellerOf({
    of: (id) => named(scene.nameOf(id)),
    seat: (id) => named(scene.seatName(id)),
    road: (id) => {
      const closed = scene.view.closures.find((c) => c.edgeId === id);
      if (closed !== undefined) return named(scene.where(closed.at));
      return { zh: `道路 ${id}`, en: `Road ${id}` };
    },
    home: (id) => cohortVillage.get(id),
    inject: (id) => control?.injects.find((i) => i.id === id),
    link: (id) => control?.held.links?.find((x) => x.id === id)?.kind,
    instrument: (id) => scene.setup.instruments.find((i) => i.id === id),
    message: (message) => messageWords(scene, message),
  });
  return (event: ExerciseEvent): string => say(teller.tell(event), language, scene.clock);
}
