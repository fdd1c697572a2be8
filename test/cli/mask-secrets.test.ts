import { expect, it } from "vitest";
import { maskSecrets } from "../../cli/mask-secrets.ts";

it.each([
  ['{"clientState":"s3cr\\"et","a":1}', '{"clientState":"***","a":1}'],
  ['{"x-d365-events-secret": "abc"}', '{"x-d365-events-secret": "***"}'],
  ['{"password":"cut off here', '{"password":"***"'],
  ["<a:Password>abc</a:Password><b>c</b>", "<a:Password>***</a:Password><b>c</b>"],
  ["https://h/api?code=abc&x=1", "https://h/api?code=***&x=1"],
  ["Endpoint=sb://h;SharedAccessKey=abc=;A=b", "Endpoint=sb://h;SharedAccessKey=***;A=b"],
  ["Authorization: Bearer abcdefgh.ijkl", "Authorization: Bearer ***"],
  [
    '{"name":"Ada","tokens":3,"code":"PAYLOAD_MALFORMED"}',
    '{"name":"Ada","tokens":3,"code":"PAYLOAD_MALFORMED"}',
  ],
])("masks what proves somebody in %s", (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});
