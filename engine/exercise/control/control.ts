import type { Point } from '../../kernel/grid.ts';

/** What the instructor holds back from the exercise. */
export interface ControlSlice {
  /** Fixed sensors that give no picture, by id, ascending. */
  hiddenSensors: string[];
}

export type ControlEvent =
  /** The weather follows the scenario again. */
  | { readonly type: 'weatherReleased' }
  | { readonly type: 'sensorHidden'; readonly sensorId: string }
  | { readonly type: 'sensorReturned'; readonly sensorId: string };

/** The instructor's hand on the world, beside injects. What can be taken back has its opposite. */
export type HazardControl =
  | { readonly type: 'ignite'; readonly at: Point }
  | {
      readonly type: 'setWind';
      readonly windMs: number;
      /** Direction from which it blows, degrees from north, clockwise. */
      readonly windFromDeg: number;
      readonly hours: number;
    }
  | { readonly type: 'releaseWeather' }
  /** Closes the nearest road; only `openRoad` opens it again. */
  | { readonly type: 'cutRoad'; readonly at: Point }
  | { readonly type: 'openRoad'; readonly edgeId: number }
  | { readonly type: 'hideSensor'; readonly sensorId: string }
  | { readonly type: 'returnSensor'; readonly sensorId: string }
  /** Opens or shuts a way from one hazard to another. */
  | { readonly type: 'switchLink'; readonly linkId: string; readonly on: boolean }
  /** Opens a tank's hole at a size, bursts it, or lights what has leaked. */
  | {
      readonly type: 'breakTank';
      readonly tankId: string;
      readonly what: 'open' | 'burst' | 'ignite';
      readonly diameterM: number;
    }
  /** Reads the true gauge of the release at a place from now on. */
  | { readonly type: 'placeProbe'; readonly at: Point }
  /** Breaks a levee at its middle, or a reservoir's dam by overtopping. */
  | { readonly type: 'breachStructure'; readonly structureId: string }
  /**
   * Sets a gate (0 to 1), a pump (0 or 1), a release (m³/s) or the level of a pool (m, at a rate);
   * null gives a release or a level back to its rule.
   */
  | {
      readonly type: 'setStructure';
      readonly structureId: string;
      readonly kind: 'gate' | 'pump' | 'release' | 'stage';
      readonly value: number | null;
      readonly rateMH: number;
    }
  /** Other rain for some hours; `releaseWeather` takes it back. */
  | { readonly type: 'setRain'; readonly mmH: number; readonly hours: number }
  /** Lets a watched slope go. */
  | { readonly type: 'releaseSlide'; readonly slideId: string };
