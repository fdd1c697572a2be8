import { type Answered, post } from "../post.ts";

/**
 * Asks whether an address wants notifications, as Business Central does at each subscription and at each renewal:
 * what is posted to it with `validationToken` has to come back as the body, with 200.
 */
export async function isWelcome(notificationUrl: string, token: string, limitMs: number): Promise<boolean> {
  const url = new URL(notificationUrl);
  url.searchParams.set("validationToken", token);
  const answer: Answered | undefined = await post({ url: url.href, headers: {} }, "", {}, limitMs).catch(
    () => undefined,
  );
  return answer?.status === 200 && answer.text === token;
}
