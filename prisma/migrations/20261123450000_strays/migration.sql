-- One list of what carries this installation's mark and nobody owns, of whatever kind it is.

ALTER TABLE "stray_server" RENAME TO "stray";
ALTER TABLE "stray" RENAME COLUMN "server_id" TO "id";
ALTER TABLE "stray" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'server';
ALTER TABLE "stray" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "stray" DROP CONSTRAINT "stray_server_pkey", ADD PRIMARY KEY ("account_id", "kind", "id");
ALTER TABLE "stray" RENAME CONSTRAINT "stray_server_account_id_fkey" TO "stray_account_id_fkey";

-- What was in it is found again with the next list, but for when it was seen first: its grace begins anew.
DROP TABLE "stray_address";
