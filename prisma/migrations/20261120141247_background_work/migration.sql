-- CreateTable
CREATE TABLE "mails" (
    "id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "user_id" TEXT,
    "booking_id" TEXT,
    "event_key" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "subject" TEXT,
    "provider" TEXT,
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_links" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_failures" (
    "run_id" TEXT NOT NULL,
    "function_id" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_failures_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "sales_days" (
    "event_key" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "bookings" INTEGER NOT NULL,
    "tickets" INTEGER NOT NULL,
    "revenue" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "cancelled" INTEGER NOT NULL,

    CONSTRAINT "sales_days_pkey" PRIMARY KEY ("event_key","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "mails_dedupe_key_key" ON "mails"("dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "mails_provider_id_key" ON "mails"("provider_id");

-- CreateIndex
CREATE INDEX "mails_booking_id_idx" ON "mails"("booking_id");

-- CreateIndex
CREATE INDEX "mails_user_id_created_at_idx" ON "mails"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "mails_event_key_created_at_idx" ON "mails"("event_key", "created_at");

-- CreateIndex
CREATE INDEX "mails_status_created_at_idx" ON "mails"("status", "created_at");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE INDEX "account_links_user_id_purpose_idx" ON "account_links"("user_id", "purpose");

-- CreateIndex
CREATE INDEX "account_links_expires_at_idx" ON "account_links"("expires_at");

-- CreateIndex
CREATE INDEX "work_failures_at_idx" ON "work_failures"("at");

-- CreateIndex
CREATE INDEX "sales_days_day_idx" ON "sales_days"("day");

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------- written by hand

ALTER TABLE "mails" SET (fillfactor = 80);
ALTER TABLE "mails"
  ADD CONSTRAINT "mails_status" CHECK ("status" IN ('queued', 'sent', 'failed', 'bounced')),
  ADD CONSTRAINT "mails_to_email" CHECK (length("to_email") BETWEEN 3 AND 254),
  ADD CONSTRAINT "mails_attempts" CHECK ("attempts" >= 0);
ALTER TABLE "account_links"
  ADD CONSTRAINT "account_links_purpose" CHECK ("purpose" IN ('verify_email', 'reset_password', 'sign_in', 'change_email'));
ALTER TABLE "sales_days"
  ADD CONSTRAINT "sales_days_counts" CHECK ("bookings" >= 0 AND "tickets" >= 0 AND "revenue" >= 0 AND "refunded" >= 0 AND "cancelled" >= 0);

-- What was announced long ago is found and deleted by age.
CREATE INDEX "outbox_dispatched" ON "outbox" ("dispatched_at") WHERE "dispatched_at" IS NOT NULL;
-- What was confirmed or cancelled lately, for the roll-ups.
CREATE INDEX "bookings_confirmed_at" ON "bookings" ("confirmed_at") WHERE "confirmed_at" IS NOT NULL;
CREATE INDEX "bookings_cancelled_at" ON "bookings" ("cancelled_at") WHERE "cancelled_at" IS NOT NULL;
