import type { CSSProperties } from 'react';
import symbolsUrl from '../../assets/symbols.svg?url';
import { useWords } from '../i18n/index.ts';
import { ownerColour } from './tokens.ts';

/** A symbol of the sprite; decoration beside words, hence hidden from screen readers. */
export function Icon({ id, size = 20 }: { id: string; size?: number }) {
  return (
    <svg className="st-icon" style={{ width: size, height: size }} aria-hidden="true">
      <use href={`${symbolsUrl}#${id}`} />
    </svg>
  );
}

/** Team plate: filled square in the owner's colour with a dark glyph. */
export function Plate(props: { symbol: string; colour: number; size?: number }) {
  const size = props.size ?? 28;
  const style: CSSProperties = {
    width: size,
    height: size,
    background: ownerColour(props.colour),
  };
  return (
    <span className="st-plate" style={style}>
      <Icon id={props.symbol} size={Math.round(size * 0.72)} />
    </span>
  );
}

/** Owner colour of a seat beside its name. */
export const Swatch = ({ colour }: { colour: number }) => (
  <span className="st-swatch" style={{ background: ownerColour(colour) }} aria-hidden="true" />
);

/** Marks a number that no plan gives. */
export function AssumedTag() {
  const { t } = useWords();
  return (
    <span className="st-assumed" title={t('common.assumedWhy')}>
      {t('common.assumed')}
    </span>
  );
}

export const Kbd = ({ keys }: { keys: readonly string[] }) => (
  <span className="st-row" style={{ gap: 4 }}>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
