/** The same facts in the shape of Atlassian Statuspage's public API (v2), which many aggregators read. */
import { worstOf } from "../../domain/bodies/service.ts";
import type { Phase } from "../../domain/incident/incident.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedIncident } from "../../domain/publication/published-incident.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";
import { lastWordOf } from "../../domain/publication/published-statement.ts";
import { ukZone } from "../../domain/uk-time/uk-time.ts";
import { emergencyIncidents } from "./statuspage/emergencies.ts";
import { componentStatus, idOf, serviceId } from "./statuspage/ids.ts";
import { maintenances, openMaintenances } from "./statuspage/maintenance.ts";
import { outageIncidents } from "./statuspage/outages.ts";

const incidentStatus: Readonly<Record<Phase, string>> = {
  suspected: "investigating",
  confirmed: "identified",
  contained: "monitoring",
  concluded: "resolved",
  "near-miss": "resolved",
};

export function summaryJson(publication: Publication): string {
  return JSON.stringify({
    page: page(publication),
    components: components(publication),
    incidents: unresolved(publication),
    scheduled_maintenances: openMaintenances(publication),
    status: statusOf(publication),
  });
}

export function statusJson(publication: Publication): string {
  return JSON.stringify({ page: page(publication), status: statusOf(publication) });
}

export function componentsJson(publication: Publication): string {
  return JSON.stringify({ page: page(publication), components: components(publication) });
}

export function unresolvedJson(publication: Publication): string {
  return JSON.stringify({ page: page(publication), incidents: unresolved(publication) });
}

export function maintenancesJson(publication: Publication, wanted?: "upcoming" | "in-progress"): string {
  const list = maintenances(publication, wanted);
  return JSON.stringify({ page: page(publication), scheduled_maintenances: list });
}

export function incidentsJson(publication: Publication): string {
  return JSON.stringify({
    page: page(publication),
    incidents: [
      ...emergencyIncidents(publication, "all"),
      ...outageIncidents(publication, "all"),
      ...publication.incidents.map((incident) => incidentOf(publication, incident)),
    ],
  });
}

function unresolved(publication: Publication) {
  const open = publication.incidents.filter(({ phase }) => incidentStatus[phase] !== "resolved");
  return [
    ...emergencyIncidents(publication, "open"),
    ...outageIncidents(publication, "open"),
    ...open.map((incident) => incidentOf(publication, incident)),
  ];
}

function page({ siteName, address, updatedAt }: Publication) {
  return {
    id: idOf(siteName),
    name: siteName,
    url: address,
    time_zone: ukZone,
    updated_at: updatedAt,
  };
}

function components(publication: Publication) {
  const { authorities, services, updatedAt } = publication;
  return authorities.flatMap(({ key, name }, position) => {
    const own = services.filter(({ authority }) => authority === key);
    const common = {
      showcase: false,
      page_id: idOf(publication.siteName),
      only_show_if_degraded: false,
    };
    const group = {
      ...{ id: idOf(key), name, status: worst(own), created_at: updatedAt, updated_at: updatedAt },
      ...{
        position: position + 1,
        description: null,
        group_id: null,
        group: true,
        start_date: null,
        ...common,
      },
      components: own.map(serviceId),
    };
    return [
      group,
      ...own.map((service, index) => ({
        ...{ id: serviceId(service), name: service.name, status: componentStatus[service.status] },
        ...{ created_at: service.since, updated_at: service.since, position: index + 1 },
        description:
          [service.note, service.expectedDay ?? "", service.expectedReturn]
            .filter((text) => text !== "")
            .join(" ") || null,
        ...{ group_id: idOf(key), group: false, start_date: firstDay(service), ...common },
      })),
    ];
  });
}

/** The day from which on its history is known. */
function firstDay({ history }: PublishedService): string | null {
  return history.days.find(({ status }) => status !== null)?.day ?? null;
}

function incidentOf(publication: Publication, incident: PublishedIncident) {
  const id = idOf(incident.reference);
  const status = incidentStatus[incident.phase];
  const statements = publication.statements.filter((statement) => statement.incident === incident.reference);
  const latest = statements.map(lastWordOf).toSorted().at(-1) ?? incident.declaredAt;
  const touched = publication.services.filter(({ authority }) => incident.authorities.includes(authority));
  const link = statements[0] === undefined ? "/" : `/statements/${statements[0].number}`;
  return {
    ...{ id, name: incident.title, status, created_at: incident.declaredAt, started_at: incident.declaredAt },
    updated_at: latest,
    monitoring_at: status === "monitoring" ? latest : null,
    resolved_at: status === "resolved" ? latest : null,
    impact: overall(touched).indicator,
    shortlink: `${publication.address}${link}`,
    page_id: idOf(publication.siteName),
    incident_updates: statements.map((statement, index) => ({
      id: idOf(`${incident.reference}/${statement.number}`),
      // What was said earlier was said while it was being dealt with.
      status: index === 0 ? status : "investigating",
      body: [
        statement.retracted === null ? statement.title : `Withdrawn: ${statement.retracted.why}`,
        ...statement.paragraphs,
      ].join("\n\n"),
      incident_id: id,
      ...{
        created_at: statement.publishedAt,
        updated_at: lastWordOf(statement),
        display_at: statement.publishedAt,
      },
      ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
    })),
    components: [],
  };
}

/** Whoever shows one line of it shows that there is an emergency message. */
function statusOf({ services, emergencies = [] }: Publication) {
  return emergencies.some(({ endedAt }) => endedAt === null)
    ? { indicator: "critical", description: "There is an emergency message" }
    : overall(services);
}

function overall(services: readonly PublishedService[]) {
  const has = (status: PublishedService["status"]) => services.some((service) => service.status === status);
  if (has("suspended")) return { indicator: "major", description: "Some services are suspended" };
  if (has("essential"))
    return { indicator: "major", description: "Some services deal with emergencies only" };
  if (has("disrupted")) return { indicator: "minor", description: "Some services are disrupted" };
  return { indicator: "none", description: "All services are running" };
}

function worst(services: readonly PublishedService[]): string {
  return componentStatus[worstOf(services.map(({ status }) => status))];
}
