// Set before each test file: an environment in which lib/env is complete.
process.env.DATABASE_URL ??= process.env.EVENTLY_TEST_SERVER;
process.env.AUTH_SECRET = "test-secret-test-secret-test-secret";
process.env.STRIPE_SECRET_KEY = "sk_test_evently";
process.env.STRIPE_WEBHOOK_SECRET = "whsec_evently";
process.env.LOG_LEVEL = "silent";
