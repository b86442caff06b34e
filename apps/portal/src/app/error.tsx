'use client';

import { type FailedPage, PageFailure } from '@/features/session/page-failure';

/** Stands alone: not even who is signed in could be asked. */
export default function PageError(failed: FailedPage) {
  return (
    <main className="px-6">
      <PageFailure {...failed} />
    </main>
  );
}
