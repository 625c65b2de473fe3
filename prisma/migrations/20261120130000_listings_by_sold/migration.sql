-- DropIndex
DROP INDEX "listings_popular";

-- AlterTable
ALTER TABLE "listings" DROP COLUMN "popularity";

-- ------------------------------------------------------------------ written by hand

-- steps of a logarithm let events with 31 and 32 sold tie
CREATE INDEX "listings_popular" ON "listings" ((-"booked"), "starts_at", "event_id", "over_at");

-- holds that ended lately, also when the sweeper was faster than the listings; written by the sweeper alone
CREATE INDEX "holds_ended" ON "holds" ("expires_at") WHERE "status" = 3;
