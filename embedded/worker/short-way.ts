/**
 * Lets what this process asks of itself take the short way: requests to `origin` go to `handle` and not through a
 * socket, which would cost more than all that the worker does for them. Everything else goes as before.
 */
export function answerOwnRequests(origin: string, handle: (request: Request) => Promise<Response>): void {
  const overNetwork = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith(`${origin}/`) ? handle(new Request(input, init)) : overNetwork(input, init);
  };
}
