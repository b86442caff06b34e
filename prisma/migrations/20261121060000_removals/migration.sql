-- Documents that tell a relay that a site has gone; forgotten once the relay has confirmed that.

ALTER TABLE "desired_document" ADD COLUMN "removal" BOOLEAN NOT NULL DEFAULT false;

UPDATE "desired_document" SET "removal" = true
WHERE payload::jsonb -> 'body' ->> 'role' = 'relay-site' AND payload::jsonb -> 'body' -> 'lines' = '[]';

CREATE INDEX "desired_document_removal_idx" ON "desired_document"("device_id") WHERE "removal";
