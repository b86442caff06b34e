'use client';

import { type FailedPage, PageFailure } from '@/features/session/page-failure';

export default function RoomError(failed: FailedPage) {
  return <PageFailure {...failed} />;
}
