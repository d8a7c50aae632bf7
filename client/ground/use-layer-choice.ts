import { useEffect, useMemo, useState } from 'react';
import type { MapProps } from '../ui/map-props.ts';
import { firstChoice, layersOff, type LayerChoice } from './layer-choice.ts';

/**
 * The viewer's choice of layers: kept by whoever holds map and terrain, else by this picture alone. The
 * server is told what is off, so that it costs the network nothing.
 */
export function useLayerChoice(props: MapProps): [LayerChoice, (c: LayerChoice) => void] {
  const [own, setOwn] = useState<LayerChoice | null>(null);
  const { onLayersOff, setup } = props;
  const first = useMemo(() => firstChoice(setup), [setup]);
  const choice = props.choice ?? own ?? first;
  const off = useMemo(() => layersOff(choice), [choice]);
  useEffect(() => onLayersOff?.(off), [off, onLayersOff]);
  return [choice, props.onChoice ?? setOwn];
}
