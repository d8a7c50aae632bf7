import { answerAid, requestAid } from './aid.ts';
import { acknowledge } from './acknowledge.ts';
import { buildLine } from './build-line.ts';
import { burnOut } from './burn-out.ts';
import { callHeadquarters, declareResponse, setGrade } from './declare.ts';
import type { CommandType } from './command.ts';
import type { CommandDef } from './command-def.ts';
import { chooseScoring, end, fireInjectNow, inject, setOccupant, start } from './control.ts';
import { HAZARD_CONTROL_DEFS } from './hazard-controls.ts';
import { directAttack } from './direct-attack.ts';
import { evacuate } from './evacuate.ts';
import { hold } from './hold.ts';
import { message } from './message.ts';
import {
  approveInjects,
  holdInject,
  postponeInjects,
  putInject,
  removeInject,
  setMsel,
  skipInject,
} from './msel.ts';
import { mopUp } from './mop-up.ts';
import { move } from './move.ts';
import { operate } from './operate.ts';
import { cancelForecast } from './cancel-forecast.ts';
import { recon } from './recon.ts';
import { report } from './report.ts';
import { requestForecast } from './request-forecast.ts';
import { returnHome } from './return.ts';
import { doorToDoor } from './door-to-door.ts';
import { sendSupplies } from './send-supplies.ts';
import { issueWarning, liftWarning } from './warning.ts';
import { transportCasualties } from './transport-casualties.ts';
import { requestSatellite, survey } from './survey.ts';
import { waterDrop } from './water-drop.ts';
import { workAt } from './work-at.ts';

/** Every verb of the platform. A new one is a file beside these and a line here. */
export const COMMANDS: { readonly [T in CommandType]: CommandDef<T> } = {
  move,
  hold,
  return: returnHome,
  directAttack,
  buildLine,
  burnOut,
  mopUp,
  waterDrop,
  recon,
  evacuate,
  doorToDoor,
  sendSupplies,
  workAt,
  survey,
  requestSatellite,
  transportCasualties,
  report,
  message,
  acknowledge,
  requestForecast,
  cancelForecast,
  operate,
  issueWarning,
  liftWarning,
  setGrade,
  declareResponse,
  callHeadquarters,
  requestAid,
  answerAid,
  start,
  end,
  setOccupant,
  chooseScoring,
  inject,
  fireInject: fireInjectNow,
  ...HAZARD_CONTROL_DEFS,
  holdInject,
  skipInject,
  postponeInjects,
  approveInjects,
  putInject,
  removeInject,
  setMsel,
};
