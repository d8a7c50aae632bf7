import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../i18n/index.ts';
import type { MapProps } from './map-props.ts';

/** A canvas that fails must not take the tables and the orders with it. */
class MapBoundary extends Component<{ children: ReactNode; fallback: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** Makes a lazily loaded canvas component with its waiting and its failure. */
export function lazyMap(load: () => Promise<{ default: (props: MapProps) => ReactNode }>) {
  const Canvas = lazy(load);
  return function LazyMap(props: MapProps) {
    const { t } = useWords();
    const failed = (
      <div className="st-over" style={{ inset: 'auto 12px auto 12px', top: '40%' }} role="alert">
        <b>{t('common.mapFailed')}</b>
        <p>{t('common.mapFailedWhy')}</p>
      </div>
    );
    const waiting = (
      <p className="st-over" style={{ left: 12, top: 12 }} role="status">
        {t('common.loadingMap')}
      </p>
    );
    return (
      <MapBoundary fallback={failed}>
        <Suspense fallback={waiting}>
          <Canvas {...props} />
        </Suspense>
      </MapBoundary>
    );
  };
}
