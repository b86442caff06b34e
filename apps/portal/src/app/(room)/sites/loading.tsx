import { Skeleton } from '@/design/skeleton';

export default function SitesLoading() {
  return (
    <>
      <Skeleton className="mb-6 h-9 w-40" />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
      </div>
    </>
  );
}
