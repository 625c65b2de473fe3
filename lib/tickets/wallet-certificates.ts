import "server-only";
import { readFileSync } from "node:fs";
import { env } from "@/lib/env";
import { once } from "@/lib/platform/once";

/** What Apple signs passes with: PEM texts, and the names that the certificate was given for. */
export interface WalletCertificates {
  wwdr: string;
  signerCert: string;
  signerKey: string;
  signerKeyPassphrase?: string;
  passTypeIdentifier: string;
  teamIdentifier: string;
}

/** True where passes for Apple Wallet can be made: all that it takes is named in the environment. */
export function walletIsConfigured(): boolean {
  return settings() !== null;
}

/** Read once from the files that the environment names; null where none are. @throws Error when one cannot be read */
export function walletCertificates(): WalletCertificates | null {
  const named = settings();
  if (!named) return null;
  return once("tickets.wallet-certificates", () => {
    const { cert, key, wwdr, passphrase, passTypeIdentifier, teamIdentifier } = named;
    return {
      wwdr: readFileSync(wwdr, "utf8"),
      signerCert: readFileSync(cert, "utf8"),
      signerKey: readFileSync(key, "utf8"),
      ...(passphrase ? { signerKeyPassphrase: passphrase } : {}),
      passTypeIdentifier,
      teamIdentifier,
    };
  });
}

function settings() {
  const { APPLE_WALLET_CERTIFICATE: cert, APPLE_WALLET_KEY: key, APPLE_WALLET_WWDR: wwdr } = env();
  const { APPLE_WALLET_PASS_TYPE: passTypeIdentifier, APPLE_WALLET_TEAM: teamIdentifier } = env();
  if (!cert || !key || !wwdr || !passTypeIdentifier || !teamIdentifier) return null;
  return { cert, key, wwdr, passTypeIdentifier, teamIdentifier, passphrase: env().APPLE_WALLET_KEY_PASSPHRASE };
}
