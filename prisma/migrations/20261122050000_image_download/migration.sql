-- A claim may come in an image: which release carries it, and until when that can be downloaded by whom. When a second
-- box comes with a used claim, that is told once.

ALTER TABLE "claim"
    ADD COLUMN "reused_at" TIMESTAMPTZ(3),
    ADD COLUMN "image_version" TEXT,
    ADD COLUMN "download_token_hash" TEXT,
    ADD COLUMN "download_until" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "claim_download_token_hash_key" ON "claim"("download_token_hash");

ALTER TABLE "claim" ADD CONSTRAINT "claim_image_check" CHECK (
    num_nulls("image_version", "download_token_hash", "download_until") IN (0, 3)
);
