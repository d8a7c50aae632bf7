import type { EventBody, ExerciseEvent } from '../../engine/exercise/event.ts';
import { LINK_WORDS } from '../../engine/review/words/link-words.ts';
import { useWords } from '../i18n/index.ts';
import './inject-words.ts';
import { distance, text, trim } from './format.ts';
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

/** An event in words. Cohorts and lines are told by what the recorded events say about them. */
export function useEventWords(scene: Scene, cohortVillage: ReadonlyMap<number, string>) {
  const { t, has } = useWords();
  const messageWords = useMessageWords();
  return (event: ExerciseEvent): string => {
    const key = `event.${event.body.type}`;
    return has(key) ? t(key, params(event.body)) : event.body.type;
  };

  function params(body: EventBody): Record<string, string | number> {
    const flat: Record<string, string | number> = {};
    const b = body as unknown as Record<string, unknown>;
    if (typeof b['unitId'] === 'string') flat['unit'] = scene.nameOf(b['unitId']);
    if (typeof b['seatId'] === 'string') flat['seat'] = scene.seatName(b['seatId']);
    if (Array.isArray(b['seatIds']))
      flat['seat'] = b['seatIds'].map((id) => scene.seatName(String(id))).join(' · ');
    if (typeof b['villageId'] === 'string') flat['village'] = scene.nameOf(b['villageId']);
    if (typeof b['shelterId'] === 'string') flat['shelter'] = scene.nameOf(b['shelterId']);
    if (typeof b['incidentId'] === 'string') flat['incident'] = scene.nameOf(b['incidentId']);
    if (typeof b['facilityId'] === 'string') flat['point'] = scene.nameOf(b['facilityId']);
    const asset = b['assetId'] ?? b['facilityId'];
    if (typeof asset === 'string') flat['asset'] = scene.nameOf(asset);
    if (typeof b['placeId'] === 'string') flat['place'] = scene.nameOf(b['placeId']);
    if (typeof b['dueTick'] === 'number') flat['time'] = scene.clock(b['dueTick']);
    if (typeof b['sensorId'] === 'string') flat['sensor'] = scene.nameOf(b['sensorId']);
    if (typeof b['depotId'] === 'string') flat['depot'] = scene.nameOf(b['depotId']);
    if (typeof b['persons'] === 'number') flat['n'] = b['persons'];
    if (typeof b['kits'] === 'number') flat['n'] = b['kits'];
    if (typeof b['count'] === 'number') flat['n'] = b['count'];
    if (typeof b['item'] === 'string') flat['item'] = t(`item.${b['item']}`);
    if (typeof b['orderId'] === 'number') flat['order'] = b['orderId'];
    if (typeof b['households'] === 'number') flat['n'] = b['households'];
    if (typeof b['houses'] === 'number') flat['n'] = b['houses'];
    if (typeof b['grade'] === 'string') flat['grade'] = t(`grade.${b['grade']}`);
    if (typeof b['level'] === 'number') flat['level'] = t(`responseLevel.${b['level']}`);
    if (typeof b['burnedHa'] === 'number') flat['ha'] = trim(b['burnedHa'], 1);
    if (typeof b['flameLengthM'] === 'number') flat['m'] = trim(b['flameLengthM'], 1);
    if (typeof b['builtM'] === 'number') flat['length'] = distance(b['builtM']);
    if (typeof b['etaTick'] === 'number') flat['time'] = scene.clock(b['etaTick']);
    return { ...flat, ...special(body) };
  }

  function special(body: EventBody): Record<string, string | number> {
    switch (body.type) {
      case 'seatOccupied':
        return { occupant: t(`occupant.${body.occupant}`) };
      case 'serviceCounted':
        return { served: body.served, total: body.total };
      case 'surveyRequested':
        return { seat: scene.seatName(body.survey.seatId) };
      case 'linkActed':
        return { link: text(LINK_WORDS[body.kind], scene.language) };
      case 'linkSwitched': {
        const link = scene.view.control?.held.links?.find((x) => x.id === body.linkId);
        return {
          status: t(body.on ? 'linkState.on' : 'linkState.off'),
          link: link === undefined ? body.linkId : text(LINK_WORDS[link.kind], scene.language),
        };
      }
      case 'orderIssued':
        return { unit: scene.nameOf(body.order.unitId), task: t(`task.${body.order.type}`) };
      case 'orderRefused':
        return {
          unit: scene.nameOf(body.order.unitId),
          task: t(`task.${body.order.type}`),
          reason: t(`rejection.${body.rejection.code}`),
        };
      case 'orderEnded':
        return { status: t(`orderStatus.${body.status}`) };
      case 'lineBegun':
        return { unit: scene.nameOf(body.line.unitId) };
      case 'weatherOrdered':
        return { ms: trim(body.record.windMs, 1) };
      case 'observationMade':
        return { source: t(`source.${body.observation.source}`) };
      case 'warningIssued':
        return { level: t(`warningLevel.${body.warning.level}`) };
      case 'reportDue':
        return { seat: scene.seatName(body.clock.seatId) };
      case 'reportJudged':
        return { fault: t(`reportFault.${body.fault.fault}`) };
      case 'messageSent':
        return { text: messageWords(scene, body.message).slice(0, 60) };
      case 'reportSent':
        return {
          seat: scene.seatName(body.report.seatId),
          kind: t(`reportKind.${body.report.kind}`),
        };
      case 'injectFired':
      case 'injectHeld':
      case 'injectSkipped':
      case 'conditionTurned': {
        const inject = scene.view.control?.injects.find((i) => i.id === body.injectId);
        return {
          inject:
            inject === undefined
              ? body.injectId
              : `${inject.number} ${text(inject.text, scene.language).slice(0, 30)}`,
        };
      }
      case 'injectsPostponed':
        return { n: body.injectIds.length, min: body.byTicks / 60 };
      case 'injectsApproved':
        return { n: body.injectIds.length };
      case 'mselChanged':
        return {
          added: body.added.length,
          changed: body.changed.length,
          removed: body.removed.length,
        };
      case 'casualtiesArose':
        return { village: scene.nameOf(body.group.origin.id) };
      case 'peopleDisplaced':
        return { village: scene.nameOf(body.villageId) };
      case 'cohortMoved': {
        const village = cohortVillage.get(body.cohortId);
        return { n: village === undefined ? body.cohortId : scene.nameOf(village) };
      }
      default:
        return {};
    }
  }
}
