/** The part of the desk about the bodies: their services, how people reach them, and the versions of what is edited. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { Service, ServiceStatus } from "../../../domain/bodies/service.ts";
import type { AuthorityId, ServiceId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Channel, ChannelProblem } from "../../../domain/public-services/channel.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, Edited, FromVersion } from "../../../domain/version.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";

export type BodiesDesk = {
  /** Which version of something stands there: read before what is shown, so that it is never newer than that. */
  version(reader: Staff, what: Edited): Promise<number>;

  authorities(reader: By): Promise<readonly Authority[]>;
  addAuthority(by: By, authority: Omit<Authority, "id">): Promise<Outcome<Authority, { kind: "key-taken" }>>;
  /** How people reach an authority: it stands in every notice and on the public page. */
  changeContact(
    by: By,
    id: AuthorityId,
    contact: Authority["contact"],
    version?: FromVersion,
  ): Promise<Outcome<Authority, ContactProblem | ChangedMeanwhile>>;
  services(reader: By): Promise<readonly Service[]>;
  addService(by: By, form: { readonly authority: AuthorityId; readonly name: string }): Promise<Service>;
  setServiceStatus(by: By, id: ServiceId, change: ServiceChange): Promise<Outcome<Service, ServiceProblem>>;
};

export type ContactProblem = {
  kind:
    | "not-yours"
    | "no-such-authority"
    | "phone-malformed"
    | "email-malformed"
    | "address-too-long"
    | "press-phone-malformed"
    | "press-email-malformed"
    | "area-code-malformed";
};

export type ServiceChange = {
  readonly status: ServiceStatus;
  readonly note: string;
  readonly expected: string;
  /** Left out: as it stands; a service that runs again is expected on no day. */
  readonly expectedDay?: string | null;
  /** Left out: as they stand. */
  readonly channels?: readonly Channel[];
  readonly version?: FromVersion;
};
export type ServiceProblem =
  | { kind: "no-such-service" | "not-yours" | "words-too-long" | "day-unreal" }
  | ChannelProblem
  | ChangedMeanwhile;
