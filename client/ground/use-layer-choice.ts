import { useEffect, useMemo, useState } from 'react';
import type { MapProps } from '../ui/map-props.ts';
import { FIRST_CHOICE, layersOff, type LayerChoice } from './layer-choice.ts';

/**
 * The viewer's choice of layers: kept by whoever holds map and terrain, else by this picture alone. The
 * server is told what is off, so that it costs the network nothing.
 */
export function useLayerChoice(props: MapProps): [LayerChoice, (c: LayerChoice) => void] {
  const [own, setOwn] = useState<LayerChoice>(FIRST_CHOICE);
  const choice = props.choice ?? own;
  const { onLayersOff } = props;
  const off = useMemo(() => layersOff(choice), [choice]);
  useEffect(() => onLayersOff?.(off), [off, onLayersOff]);
  return [choice, props.onChoice ?? setOwn];
}
