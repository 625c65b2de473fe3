-- ---------------------------------------------------------------- written by hand

-- Who had an account's address before gets a link that brings it back.
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_purpose";
ALTER TABLE "account_links"
  ADD CONSTRAINT "account_links_purpose"
  CHECK ("purpose" IN ('verify_email', 'reset_password', 'sign_in', 'change_email', 'restore_email'));
