import { Card } from '@/design/card';
import { Skeleton } from '@/design/skeleton';

export default function SiteLoading() {
  return (
    <div className="flex flex-col gap-5">
      <div>
        <Skeleton className="mt-1 h-5 w-16" />
        <Skeleton className="mt-2 h-8 w-56 max-w-full" />
        <Skeleton className="mt-3 h-5 w-full max-w-md" />
        <Skeleton className="mt-3 h-5 w-52" />
      </div>
      <Card>
        <Skeleton className="h-7 w-32" />
        <Skeleton className="mt-5 h-7 w-28" />
        <Skeleton className="mt-4 h-[280px]" />
        <Skeleton className="mt-4 h-5 w-40" />
      </Card>
      <div className="grid gap-4 sm:grid-cols-2">
        <LineLoading />
        <LineLoading />
      </div>
    </div>
  );
}

function LineLoading() {
  return (
    <Card>
      <Skeleton className="h-5 w-36" />
      <Skeleton className="mt-2 h-4 w-44" />
      <Skeleton className="mt-5 h-9" />
      <Skeleton className="mt-3 h-9" />
      <Skeleton className="mt-4 h-5 w-56 max-w-full" />
    </Card>
  );
}
