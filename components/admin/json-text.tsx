/** What a program wrote, for people who look after it: nothing is interpreted, and long lines break. */
export function JsonText({ value }: { value: unknown }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <pre className="rounded-md bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
      {text ?? "null"}
    </pre>
  );
}
