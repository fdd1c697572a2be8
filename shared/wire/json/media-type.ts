const JSON_MEDIA_TYPE = /^(application|text)\/([a-z0-9.-]+\+)?json$/;

/** Whether a media type, in lower case and without parameters, says that a body is JSON (RFC 6839 for `+json`). */
export function isJsonMediaType(mediaType: string): boolean {
  return JSON_MEDIA_TYPE.test(mediaType);
}
