// Set before each test file: an environment in which lib/env is complete.
process.env.DATABASE_URL ??= process.env.EVENTLY_TEST_SERVER;
process.env.AUTH_SECRET = "test-secret-test-secret-test-secret";
process.env.STRIPE_SECRET_KEY = "sk_test_evently";
process.env.STRIPE_WEBHOOK_SECRET = "whsec_evently";
process.env.RESEND_API_KEY = "re_evently";
process.env.RESEND_WEBHOOK_SECRET = "whsec_ZXZlbnRseS10ZXN0cy1tYWlsYm94LXNlY3JldA==";
process.env.INNGEST_EVENT_KEY = "evently-tests";
process.env.INNGEST_SIGNING_KEY = "signkey-test-00000000000000000000000000000000";
process.env.LOG_LEVEL = "silent";
