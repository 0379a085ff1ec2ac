/**
 * What was public of the event in West London in November 2025, as it stood on the Friday evening, under made-up names:
 * Kingsmere, where it began, and Wexcombe and Fairholme, which share its systems. The words are our own.
 */
import type { Publication } from "../../domain/publication/publication.ts";
import { fairholme, kingsmere, wexcombe } from "./west-london/authorities.ts";
import { friday, monday } from "./west-london/days.ts";
import { westLondonIncident } from "./west-london/incident.ts";
import { sharedOutage } from "./west-london/outage.ts";
import { westLondonPoints } from "./west-london/points.ts";
import { westLondonServices } from "./west-london/services.ts";
import { westLondonStatements } from "./west-london/statements.ts";

export function westLondon(changes: Partial<Publication> = {}): Publication {
  return {
    siteName: "Kingsmere, Wexcombe and Fairholme councils: service updates",
    address: "https://updates.kingsmere.example",
    updatedAt: friday("17:45"),
    authorities: [kingsmere, wexcombe, fairholme],
    services: westLondonServices,
    outages: [sharedOutage],
    maintenance: [],
    incidents: [{ ...westLondonIncident, declaredAt: monday("09:40") }],
    statements: westLondonStatements,
    points: westLondonPoints,
    ...changes,
  };
}
