-- The certificate that a device has renewed: it counts until the device has connected with the new one, whose answer may
-- have been lost.

ALTER TABLE "device" ADD COLUMN "former_certificate_serial" TEXT;
