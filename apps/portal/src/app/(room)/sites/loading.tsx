import { Card } from '@/design/card';
import { Skeleton } from '@/design/skeleton';

export default function SitesLoading() {
  return (
    <>
      <div className="mb-6 flex items-center justify-between">
        <Skeleton className="h-9 w-24" />
        <Skeleton className="h-10 w-36" />
      </div>
      <div className="flex flex-col gap-3">
        {['first', 'second', 'third'].map((place) => (
          <Card key={place}>
            <Skeleton className="h-5 w-40" />
            <Skeleton className="mt-2 h-4 w-full max-w-md" />
            <Skeleton className="mt-4 h-4 w-52" />
          </Card>
        ))}
      </div>
    </>
  );
}
