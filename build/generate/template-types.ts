/**
 * The TypeScript types of the texts that a pattern of the catalogue matches: `^a\.[^.]+\.(x|y)\.v1$` gives
 * `` `a.${string}.x.v1` | `a.${string}.y.v1` ``. Patterns are of literals, `[^.]+`, alternatives, and groups that may be absent.
 *
 * @throws Error for any other pattern.
 */
export function templateTypes(pattern: string): string {
  const [, inner] = /^\^(.*)\$$/.exec(pattern) ?? [];
  if (inner === undefined) throw new Error(`expected ${pattern} to be anchored`);
  return expanded(inner)
    .map((text) => (text.includes("{") ? `\`${text}\`` : JSON.stringify(text)))
    .join(" | ");
}

function expanded(pattern: string): readonly string[] {
  const group = /^(.*?)\(([^()]*)\)(\??)(.*)$/s.exec(pattern);
  if (group === null) return [literal(pattern)];
  const [, before = "", alternatives = "", question = "", after = ""] = group;
  const middles = [...alternatives.split("|"), ...(question === "" ? [] : [""])];
  return middles.flatMap((middle) => expanded(after).map((rest) => `${literal(before + middle)}${rest}`));
}

function literal(pattern: string): string {
  const text = pattern.replaceAll("[^.]+", "\u0000").replaceAll("\\.", "\u0001");
  if (/[.\\[\]^$*+?(){}|]/.test(text)) throw new Error(`expected a plain pattern, came ${pattern}`);
  return text.replaceAll("\u0000", () => `$\{string}`).replaceAll("\u0001", ".");
}
