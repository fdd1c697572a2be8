import { describe, expect, it } from "vitest";
import type { Announcer } from "../../../shared/connector/announcer.ts";
import type { Notice } from "../../../shared/connector/notice.ts";

export const HOUR_MS = Date.UTC(2026, 10, 23, 9);

export function notice(changed: Partial<Notice> = {}): Notice {
  return {
    happening: "organization.quarantined",
    subject: "organization/orgcopy",
    cause: ["sales", "orgcopy", "2026-11-23T09Z"],
    atMs: HOUR_MS + 60_000,
    data: { endpoint: "sales", organizations: ["orgcopy"], hour: "2026-11-23T09Z", deadLetter: "letter-1" },
    ...changed,
  };
}

interface Made {
  readonly announcer: Announcer;
  /** What was told, oldest first. */
  readonly told: () => Promise<readonly Pick<Notice, "subject" | "data">[]>;
}

/** What every announcer promises. */
export function announcerSuite(kind: string, make: () => Made): void {
  describe(`an announcer in ${kind}`, () => {
    it("tells a cause once, in the words of the first time", async () => {
      const { announcer, told } = make();
      const { data } = notice();
      await announcer.announce(notice());
      await announcer.announce(
        notice({ data: { ...data, deadLetter: "letter-2" }, atMs: HOUR_MS + 120_000 }),
      );
      expect(await told()).toMatchObject([{ data: { deadLetter: "letter-1" } }]);
    });

    it("tells another cause, and another happening of the same cause", async () => {
      const { announcer, told } = make();
      const data = {
        contract: "x.json",
        type: "t",
        columns: [{ column: "c", change: "unknown" }],
        hour: "2026-11-23T09Z",
        strict: false,
      };
      await announcer.announce(notice());
      await announcer.announce(notice({ cause: ["sales", "other"], subject: "organization/other" }));
      await announcer.announce(notice({ happening: "contract.drifted", subject: "contract/x", data }));
      const subjects = (await told()).map(({ subject }) => subject);
      expect(subjects).toEqual(["organization/orgcopy", "organization/other", "contract/x"]);
    });
  });
}
