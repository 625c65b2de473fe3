import { ApiError } from "./api-error";

/** Form fields in bracket notation as a tree: lists are objects with their indexes as keys. */
export interface FormTree {
  [key: string]: string | FormTree;
}

const fieldName = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;
const maximumFields = 1000;
const maximumDepth = 8;

/**
 * Decodes `a[b][0]=c` pairs. An empty pair of brackets appends.
 * @throws ApiError (400) for names without form, contradictions, and characters that cannot be kept
 */
export function decodeForm(fields: Iterable<[string, string]>): FormTree {
  const tree = emptyTree();
  let count = 0;
  for (const [name, value] of fields) {
    if (++count > maximumFields) throw new ApiError(`More than ${maximumFields} parameters were sent.`);
    if (name.includes("\0") || value.includes("\0")) throw new ApiError("A parameter contains a null character.");
    put(tree, pathOf(name), value, name);
  }
  return tree;
}

/** The same tree in one order of keys, whatever order they came in. */
export function canonical(value: string | FormTree): string {
  if (typeof value === "string") return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? "")}`);
  return `{${entries.join()}}`;
}

function emptyTree(): FormTree {
  return Object.create(null) as FormTree;
}

function pathOf(name: string): string[] {
  const match = fieldName.exec(name);
  const path = match?.[1]
    ? [
        match[1],
        ...(match[2] ?? "")
          .split("[")
          .slice(1)
          .map((part) => part.slice(0, -1)),
      ]
    : [];
  if (path.length === 0 || path.length > maximumDepth) {
    throw new ApiError("A parameter's name cannot be read.", { code: "parameter_unknown", param: name.slice(0, 100) });
  }
  return path;
}

function put(tree: FormTree, path: string[], value: string, name: string): void {
  let node = tree;
  path.forEach((part, position) => {
    const key = part === "" ? String(Object.keys(node).length) : part;
    if (position === path.length - 1) {
      if (typeof node[key] === "object") throw contradiction(name);
      node[key] = value;
      return;
    }
    node[key] ??= emptyTree();
    const next = node[key];
    if (typeof next === "string") throw contradiction(name);
    node = next;
  });
}

function contradiction(name: string): ApiError {
  return new ApiError("A parameter was sent both as a value and as a group.", { param: name.slice(0, 100) });
}
