export const signingKey = `signkey-test-${"ab".repeat(32)}`;
export const eventKey = "event-key-of-the-tests";
