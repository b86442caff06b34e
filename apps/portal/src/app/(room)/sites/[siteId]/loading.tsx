import { Skeleton } from '@/design/skeleton';

export default function SiteLoading() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-6 w-20" />
      <Skeleton className="h-16 w-full max-w-lg" />
      <Skeleton className="h-[420px]" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
      </div>
    </div>
  );
}
