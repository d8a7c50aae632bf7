import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { Themed } from './themed.tsx';

/** A page that fails says so, and how to go on, instead of going blank. */
export class PageBoundary extends Component<{ children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useWords();
  return (
    <Themed scheme="light">
      <main className="st-body" role="alert">
        <h1>{t('common.pageFailed')}</h1>
        <p>{t('common.pageFailedWhy')}</p>
        <p>
          <a href={location.href}>{t('banner.reload')}</a> · <a href="/">{t('common.home')}</a>
        </p>
      </main>
    </Themed>
  );
}
