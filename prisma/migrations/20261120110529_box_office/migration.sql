-- AlterTable
ALTER TABLE "users" ADD COLUMN     "notifications" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "organizers" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tax_id" TEXT;

-- AlterTable
ALTER TABLE "events" ADD COLUMN     "fee_basis_points" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fee_per_ticket" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "group_discount" JSONB,
ADD COLUMN     "tax_basis_points" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "discount_code_id" TEXT,
ADD COLUMN     "discount_name" TEXT;

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "holder_email" TEXT,
ADD COLUMN     "holder_user_id" TEXT,
ADD COLUMN     "transferred_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "oauth_accounts" (
    "provider" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_accounts_pkey" PRIMARY KEY ("provider","account_id")
);

-- CreateTable
CREATE TABLE "discount_codes" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "percent_off" INTEGER,
    "amount_off" INTEGER,
    "min_quantity" INTEGER NOT NULL DEFAULT 1,
    "tier_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "discount_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "oauth_accounts_user_id_idx" ON "oauth_accounts"("user_id");

-- CreateIndex
CREATE INDEX "discount_codes_event_id_id_idx" ON "discount_codes"("event_id", "id");

-- CreateIndex
CREATE INDEX "tickets_holder_user_id_idx" ON "tickets"("holder_user_id");

-- AddForeignKey
ALTER TABLE "oauth_accounts" ADD CONSTRAINT "oauth_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_codes" ADD CONSTRAINT "discount_codes_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ written by hand

CREATE UNIQUE INDEX "discount_codes_one_per_event" ON "discount_codes" ("event_id", "code") WHERE "deleted_at" IS NULL;

ALTER TABLE "events"
  ADD CONSTRAINT "events_fees" CHECK ("fee_per_ticket" BETWEEN 0 AND 1000000 AND "fee_basis_points" BETWEEN 0 AND 5000),
  ADD CONSTRAINT "events_tax" CHECK ("tax_basis_points" BETWEEN 0 AND 5000);
ALTER TABLE "discount_codes"
  ADD CONSTRAINT "discount_codes_code" CHECK ("code" = upper("code") AND length("code") BETWEEN 1 AND 64),
  ADD CONSTRAINT "discount_codes_off" CHECK (
    ("percent_off" IS NULL) <> ("amount_off" IS NULL) AND coalesce("percent_off", 1) BETWEEN 1 AND 100 AND coalesce("amount_off", 1) BETWEEN 1 AND 100000000),
  ADD CONSTRAINT "discount_codes_quantity" CHECK ("min_quantity" BETWEEN 1 AND 100),
  ADD CONSTRAINT "discount_codes_uses" CHECK ("uses" >= 0 AND ("max_uses" IS NULL OR "uses" <= "max_uses")),
  ADD CONSTRAINT "discount_codes_times" CHECK ("starts_at" IS NULL OR "ends_at" IS NULL OR "ends_at" > "starts_at");
