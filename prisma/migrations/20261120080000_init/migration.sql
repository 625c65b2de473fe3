-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" TEXT NOT NULL DEFAULT 'user',
    "locale" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_agent" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "token_hash" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "organizers" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "website" TEXT,
    "suspended_at" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "organizers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizer_members" (
    "organizer_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizer_members_pkey" PRIMARY KEY ("organizer_id","user_id")
);

-- CreateTable
CREATE TABLE "venues" (
    "id" TEXT NOT NULL,
    "organizer_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "capacity" INTEGER,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "venues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_maps" (
    "id" TEXT NOT NULL,
    "venue_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "seat_count" INTEGER NOT NULL,
    "layout" JSONB NOT NULL,
    "report" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seat_maps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL,
    "key" SERIAL NOT NULL,
    "organizer_id" TEXT NOT NULL,
    "venue_id" TEXT NOT NULL,
    "seat_map_id" TEXT,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT 'other',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "artists" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "sales_start_at" TIMESTAMPTZ(3),
    "sales_end_at" TIMESTAMPTZ(3),
    "max_per_buyer" INTEGER NOT NULL DEFAULT 10,
    "hold_seconds" INTEGER,
    "orphan_rule" BOOLEAN NOT NULL DEFAULT false,
    "refund_policy" JSONB,
    "image_url" TEXT,
    "source_uid" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiers" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "no" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "seated" BOOLEAN NOT NULL,
    "seat_categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "capacity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seats" (
    "event_key" INTEGER NOT NULL,
    "seat_no" INTEGER NOT NULL,
    "tier_no" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL DEFAULT 0,
    "hold_id" TEXT,
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "seats_pkey" PRIMARY KEY ("event_key","seat_no")
);

-- CreateTable
CREATE TABLE "holds" (
    "id" TEXT NOT NULL,
    "event_key" INTEGER NOT NULL,
    "buyer" TEXT NOT NULL,
    "user_id" TEXT,
    "seat_nos" INTEGER[],
    "tier_nos" INTEGER[],
    "prices" INTEGER[],
    "status" SMALLINT NOT NULL DEFAULT 0,
    "extensions" SMALLINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "buyer_limits" (
    "event_key" INTEGER NOT NULL,
    "buyer" TEXT NOT NULL,
    "hold_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hold_ends" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    "hold_counts" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tickets" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "buyer_limits_pkey" PRIMARY KEY ("event_key","buyer")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "buyer" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("buyer","key")
);

-- CreateTable
CREATE TABLE "bookings" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "event_key" INTEGER NOT NULL,
    "hold_id" TEXT NOT NULL,
    "buyer" TEXT NOT NULL,
    "user_id" TEXT,
    "buyer_name" TEXT NOT NULL,
    "buyer_email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "attendees" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "subtotal" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "fees" INTEGER NOT NULL DEFAULT 0,
    "tax" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "event_key" INTEGER NOT NULL,
    "seat_no" INTEGER NOT NULL,
    "tier_no" SMALLINT NOT NULL,
    "price" INTEGER NOT NULL,
    "attendee_name" TEXT NOT NULL DEFAULT '',
    "code_version" SMALLINT NOT NULL DEFAULT 1,
    "voided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_history" (
    "id" BIGSERIAL NOT NULL,
    "booking_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "booking_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "intent_id" TEXT,
    "checkout_url" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "captured" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "provider_id" TEXT,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "organizer_id" TEXT,
    "action" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE INDEX "refresh_tokens_expires_at_idx" ON "refresh_tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "organizers_slug_key" ON "organizers"("slug");

-- CreateIndex
CREATE INDEX "organizer_members_user_id_idx" ON "organizer_members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "venues_slug_key" ON "venues"("slug");

-- CreateIndex
CREATE INDEX "venues_organizer_id_idx" ON "venues"("organizer_id");

-- CreateIndex
CREATE INDEX "venues_city_idx" ON "venues"("city");

-- CreateIndex
CREATE INDEX "seat_maps_hash_idx" ON "seat_maps"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "seat_maps_venue_id_version_key" ON "seat_maps"("venue_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "events_key_key" ON "events"("key");

-- CreateIndex
CREATE UNIQUE INDEX "events_slug_key" ON "events"("slug");

-- CreateIndex
CREATE INDEX "events_organizer_id_starts_at_idx" ON "events"("organizer_id", "starts_at");

-- CreateIndex
CREATE INDEX "events_venue_id_starts_at_idx" ON "events"("venue_id", "starts_at");

-- CreateIndex
CREATE INDEX "events_status_starts_at_id_idx" ON "events"("status", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "events_organizer_id_source_uid_key" ON "events"("organizer_id", "source_uid");

-- CreateIndex
CREATE UNIQUE INDEX "tiers_event_id_no_key" ON "tiers"("event_id", "no");

-- CreateIndex
CREATE UNIQUE INDEX "tiers_event_id_name_key" ON "tiers"("event_id", "name");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_number_key" ON "bookings"("number");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_hold_id_key" ON "bookings"("hold_id");

-- CreateIndex
CREATE INDEX "bookings_user_id_created_at_idx" ON "bookings"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "bookings_buyer_idx" ON "bookings"("buyer");

-- CreateIndex
CREATE INDEX "bookings_event_key_status_idx" ON "bookings"("event_key", "status");

-- CreateIndex
CREATE INDEX "tickets_booking_id_idx" ON "tickets"("booking_id");

-- CreateIndex
CREATE INDEX "booking_history_booking_id_id_idx" ON "booking_history"("booking_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_session_id_key" ON "payments"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_intent_id_key" ON "payments"("intent_id");

-- CreateIndex
CREATE INDEX "payments_booking_id_idx" ON "payments"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_provider_id_key" ON "refunds"("provider_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "payment_events_received_at_idx" ON "payment_events"("received_at");

-- CreateIndex
CREATE INDEX "audit_log_organizer_id_id_idx" ON "audit_log"("organizer_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_target_id_id_idx" ON "audit_log"("target_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizer_members" ADD CONSTRAINT "organizer_members_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "organizers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizer_members" ADD CONSTRAINT "organizer_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venues" ADD CONSTRAINT "venues_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "organizers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_maps" ADD CONSTRAINT "seat_maps_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "organizers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_seat_map_id_fkey" FOREIGN KEY ("seat_map_id") REFERENCES "seat_maps"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ written by hand

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- seats: updated in place many times, never through an index on what changes
ALTER TABLE "seats" SET (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "buyer_limits" SET (fillfactor = 60);
ALTER TABLE "holds" SET (fillfactor = 80);
ALTER TABLE "bookings" SET (fillfactor = 80);

ALTER TABLE "seats" ADD CONSTRAINT "seats_event_fkey" FOREIGN KEY ("event_key") REFERENCES "events" ("key") ON DELETE CASCADE;

-- the second wall: whatever the code does, a place has at most one valid ticket
CREATE UNIQUE INDEX "tickets_one_valid_per_seat" ON "tickets" ("event_key", "seat_no") WHERE "voided_at" IS NULL;

-- what the sweeper looks for
CREATE INDEX "holds_to_settle" ON "holds" ("expires_at") WHERE "status" = 0;
CREATE INDEX "bookings_pending" ON "bookings" ("created_at") WHERE "status" = 'pending';
CREATE INDEX "outbox_waiting" ON "outbox" ("id") WHERE "dispatched_at" IS NULL;

-- search and listing
CREATE INDEX "events_title_trgm" ON "events" USING gin (lower("title") gin_trgm_ops);
CREATE INDEX "events_artists" ON "events" USING gin ("artists");
CREATE INDEX "events_tags" ON "events" USING gin ("tags");

ALTER TABLE "users"
  ADD CONSTRAINT "users_role" CHECK ("role" IN ('user', 'admin')),
  ADD CONSTRAINT "users_email" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%' AND length("email") <= 254),
  ADD CONSTRAINT "users_name" CHECK (length("name") BETWEEN 1 AND 200);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_kind" CHECK ("kind" IN ('browser', 'api'));
ALTER TABLE "organizer_members"
  ADD CONSTRAINT "organizer_members_role" CHECK ("role" IN ('owner', 'manager', 'analyst', 'scanner'));
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "venues"
  ADD CONSTRAINT "venues_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "venues_country" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "venues_capacity" CHECK ("capacity" IS NULL OR "capacity" > 0);
ALTER TABLE "seat_maps"
  ADD CONSTRAINT "seat_maps_version" CHECK ("version" > 0),
  ADD CONSTRAINT "seat_maps_seats" CHECK ("seat_count" BETWEEN 1 AND 100000);
ALTER TABLE "events"
  ADD CONSTRAINT "events_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "events_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "events_status" CHECK ("status" IN ('draft', 'published', 'postponed', 'cancelled')),
  ADD CONSTRAINT "events_ends" CHECK ("ends_at" IS NULL OR "ends_at" >= "starts_at"),
  ADD CONSTRAINT "events_sales" CHECK ("sales_start_at" IS NULL OR "sales_end_at" IS NULL OR "sales_end_at" > "sales_start_at"),
  ADD CONSTRAINT "events_max_per_buyer" CHECK ("max_per_buyer" BETWEEN 1 AND 100),
  ADD CONSTRAINT "events_hold_seconds" CHECK ("hold_seconds" IS NULL OR "hold_seconds" BETWEEN 30 AND 1800);
ALTER TABLE "tiers"
  ADD CONSTRAINT "tiers_price" CHECK ("price" BETWEEN 0 AND 100000000),
  ADD CONSTRAINT "tiers_no" CHECK ("no" BETWEEN 0 AND 999),
  ADD CONSTRAINT "tiers_capacity" CHECK ("capacity" BETWEEN 0 AND 100000);
ALTER TABLE "seats"
  ADD CONSTRAINT "seats_state" CHECK ("state" IN (0, 2, 3)),
  ADD CONSTRAINT "seats_hold_whole" CHECK (("hold_id" IS NULL) = ("held_until" IS NULL)),
  ADD CONSTRAINT "seats_hold_only_for_sale" CHECK ("hold_id" IS NULL OR "state" = 0);
ALTER TABLE "holds"
  ADD CONSTRAINT "holds_status" CHECK ("status" BETWEEN 0 AND 3),
  ADD CONSTRAINT "holds_seats" CHECK (cardinality("seat_nos") BETWEEN 1 AND 100),
  ADD CONSTRAINT "holds_arrays" CHECK (cardinality("tier_nos") = cardinality("seat_nos") AND cardinality("prices") = cardinality("seat_nos")),
  ADD CONSTRAINT "holds_extensions" CHECK ("extensions" BETWEEN 0 AND 1);
ALTER TABLE "buyer_limits"
  ADD CONSTRAINT "buyer_limits_tickets" CHECK ("tickets" >= 0),
  ADD CONSTRAINT "buyer_limits_arrays" CHECK (cardinality("hold_ids") = cardinality("hold_ends") AND cardinality("hold_ids") = cardinality("hold_counts"));
ALTER TABLE "bookings"
  ADD CONSTRAINT "bookings_status" CHECK ("status" IN ('pending', 'confirmed', 'cancelled', 'expired', 'refunded', 'partly_refunded')),
  ADD CONSTRAINT "bookings_money" CHECK ("subtotal" >= 0 AND "discount" BETWEEN 0 AND "subtotal" AND "fees" >= 0 AND "tax" >= 0 AND "total" = "subtotal" - "discount" + "fees"),
  ADD CONSTRAINT "bookings_quantity" CHECK ("quantity" BETWEEN 1 AND 100),
  ADD CONSTRAINT "bookings_confirmed" CHECK ("status" NOT IN ('confirmed', 'refunded', 'partly_refunded') OR "confirmed_at" IS NOT NULL);
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_price" CHECK ("price" >= 0);
ALTER TABLE "payments"
  ADD CONSTRAINT "payments_status" CHECK ("status" IN ('open', 'authorized', 'captured', 'cancelled', 'failed', 'expired', 'refunded', 'partly_refunded')),
  ADD CONSTRAINT "payments_money" CHECK ("amount" > 0 AND "captured" BETWEEN 0 AND "amount" AND "refunded" BETWEEN 0 AND "captured");
ALTER TABLE "refunds"
  ADD CONSTRAINT "refunds_amount" CHECK ("amount" > 0),
  ADD CONSTRAINT "refunds_status" CHECK ("status" IN ('pending', 'succeeded', 'failed'));

-- what the sweeper looks for at the provider
CREATE INDEX "refunds_waiting" ON "refunds" ("created_at") WHERE "status" = 'pending';
CREATE INDEX "payments_uncaptured" ON "payments" ("updated_at") WHERE "status" = 'authorized';
