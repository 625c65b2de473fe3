import { Agent, request as httpRequest } from "node:http";
import { newAddress } from "./client";

export interface Reply {
  status: number;
  text: string;
}

/**
 * Many clients at once, each from an address of its own, over a hundred connections that stay open.
 * Call `leave` when they are done.
 */
export class Crowd {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 100 });

  constructor(private readonly baseURL: string) {}

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send("POST", path, JSON.stringify(body), { "content-type": "application/json", ...headers });
  }

  private send(method: string, path: string, data: string, headers: Record<string, string>): Promise<Reply> {
    const all = { "x-forwarded-for": newAddress(), "content-length": String(Buffer.byteLength(data)), ...headers };
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        `${this.baseURL}/api/v1${path}`,
        { method, agent: this.agent, headers: all },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
          );
        },
      );
      sent.on("error", reject);
      sent.end(data);
    });
  }

  leave(): void {
    this.agent.destroy();
  }
}
