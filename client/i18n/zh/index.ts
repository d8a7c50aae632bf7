import { sharedWords } from '../shared-words.ts';
import * as command from './command.ts';
import * as common from './common.ts';
import * as desk from './desk.ts';
import * as flood from './flood.ts';
import * as forces from './forces.ts';
import * as lobby from './lobby.ts';
import * as response from './response.ts';
import * as seat from './seat.ts';
import * as words from './words.ts';

/** All words of the page in Chinese, the source language. */
export const zh = {
  ...sharedWords('zh'),
  ...common,
  ...lobby,
  ...seat,
  ...words,
  ...desk,
  ...command,
  ...response,
  ...flood,
  ...forces,
};
