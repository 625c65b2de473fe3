"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";

/**
 * What to tell the reader about an error, by its code: from the published table, or a failure of
 * the connection. Unknown codes fall back to the message that came with them. Needs the namespaces
 * errors and connection.
 */
export function useErrorText(): (error: { code: string; message: string }) => string {
  const errors = useTranslations("errors");
  const connection = useTranslations("connection");
  return useCallback(
    ({ code, message }) => {
      if (connection.has(code as Parameters<typeof connection>[0]))
        return connection(code as Parameters<typeof connection>[0]);
      if (errors.has(code as Parameters<typeof errors>[0])) return errors(code as Parameters<typeof errors>[0]);
      return message;
    },
    [errors, connection],
  );
}
