/**
 * Which verb each method of the desk is, so that none can be called without being asked about: a method without its
 * line here does not compile. `open` are those that come before anybody is known.
 */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Deed } from "../../../domain/staff/request.ts";
import type { Desk } from "../desk.ts";
import { briefingRules } from "./briefing-rules.ts";
import { callerRules } from "./caller-rules.ts";
import { caseRules } from "./case-rules.ts";
import { checkRules } from "./check-rules.ts";
import { complaintRules } from "./complaint-rules.ts";
import { contactsRules } from "./contacts-rules.ts";
import type { DeskRule } from "./desk-rule.ts";
import { emergencyRules } from "./emergency-rules.ts";
import { gateRules, judgementRules } from "./gate-rules.ts";
import { newsRules } from "./news-rules.ts";
import { pointRules } from "./point-rules.ts";
import { progressRules } from "./progress-rules.ts";
import { publicServiceRules } from "./public-service-rules.ts";
import { statementRules } from "./statement-rules.ts";
import { translationRules } from "./translation-rules.ts";
import { waveRules } from "./wave-rules.ts";

const incidentOfDeed = (deed: Deed) => (deed as { readonly incident?: IncidentId }).incident;

export const deskRules: { readonly [M in keyof Desk]: DeskRule<Desk[M]> | "open" } = {
  needsSetUp: "open",
  setUp: "open",
  signIn: "open",
  staffOfSession: "open",
  signOut: "open",
  addStaff: { verb: "staff.invite" },

  halfOf: "open",
  signInWithCode: "open",
  signInWithRecoveryCode: "open",
  enrolTotp: "open",
  enrolPasskey: "open",
  askForPasskey: "open",
  signInWithPasskey: "open",
  providers: "open",
  beginProvider: "open",
  finishProvider: "open",
  openInvitation: "open",
  acceptInvitation: "open",
  session: "open",
  confirm: "open",
  confirmWithPasskey: "open",

  // Each is about the asker's own account: nobody else's can be named.
  factors: { verb: "account.manage" },
  offerTotp: { verb: "account.manage" },
  setTotp: { verb: "account.manage" },
  removeTotp: { verb: "account.manage" },
  askForNewPasskey: { verb: "account.manage" },
  addPasskey: { verb: "account.manage" },
  removePasskey: { verb: "account.manage" },
  makeRecoveryCodes: { verb: "account.manage" },
  changePassphrase: { verb: "account.manage" },
  sessions: { verb: "account.manage" },
  endSession: { verb: "account.manage" },
  endOtherSessions: { verb: "account.manage" },
  announcements: { verb: "account.manage" },
  acknowledge: { verb: "account.manage" },

  colleagues: { verb: "staff.read" },
  invitations: { verb: "staff.read" },
  invite: { verb: "staff.invite" },
  withdrawInvitation: { verb: "staff.invite" },
  issueLink: { verb: "staff.invite" },
  endSessionsOf: { verb: "staff.end" },
  endAccount: { verb: "staff.end" },
  setBreakGlass: { verb: "staff.break-glass" },

  // A number that says nothing; what may be edited asks its own rule.
  version: { verb: "authority.read" },
  authorities: { verb: "authority.read" },
  addAuthority: { verb: "authority.add" },
  changeContact: { verb: "authority.change-contact" },
  services: { verb: "service.read" },
  addService: { verb: "service.change" },
  setServiceStatus: { verb: "service.change" },

  incidents: { verb: "incident.read" },
  incident: { verb: "incident.read" },
  declareIncident: { verb: "incident.declare" },
  changePhase: { verb: "incident.change-phase", incident: (id) => id },
  recordAwareness: { verb: "incident.record-awareness", incident: (id) => id },
  situation: { verb: "incident.read", incident: (id) => id },

  holdings: { verb: "holding.read", incident: (id) => id },
  holding: { verb: "holding.read" },
  loadHolding: { verb: "holding.load", incident: (form) => form.incident },
  reviewHolding: { verb: "holding.review" },
  unreadDocuments: { verb: "document.read" },

  people: { verb: "people.read", incident: (query) => query.incident },
  countPeople: { verb: "people.count", incident: (query) => query.incident },
  person: { verb: "people.read" },

  draftNotices: { verb: "notice.draft", incident: (id) => id },
  notices: { verb: "notice.read", incident: (query) => query.incident },
  countNotices: { verb: "people.count", incident: (query) => query.incident },
  noticeSamples: { verb: "notice.approve", incident: (id) => id },
  notice: { verb: "notice.read" },
  letterOf: { verb: "notice.read" },
  approveNotices: { verb: "notice.approve", incident: (id) => id },
  releaseNotice: { verb: "notice.decide" },
  answerRelease: { verb: "notice.decide" },
  withdrawNotice: { verb: "notice.decide" },
  deliveryHalt: { verb: "notice.read" },
  resumeDelivery: { verb: "notice.resume" },
  // Delivers what was queued, whoever queued it; nobody decides anything by it.
  deliverPending: "open",
  noticeCounts: { verb: "people.count", incident: (id) => id },

  // What may be asked for, and decided on, is asked once more of the deed itself (second/deeds.ts, domain/staff/request.ts).
  weigh: { verb: "request.read", incident: incidentOfDeed },
  askFor: { verb: "request.read", incident: incidentOfDeed },
  requests: { verb: "request.read" },
  request: { verb: "request.read" },
  requestsWaiting: { verb: "request.read" },
  decideRequest: { verb: "request.decide" },
  withdrawRequest: { verb: "request.read" },
  carryOut: { verb: "request.read" },
  retention: { verb: "retention.read", incident: (id) => id },
  setRetentionRule: { verb: "retention.change", incident: (id) => id },
  endOf: { verb: "retention.change" },
  changeEnd: { verb: "retention.change", incident: (id) => id },

  // Measures
  measures: { verb: "measure.read", incident: (id) => id },
  measureTemplates: { verb: "measure.order" },
  orderMeasures: { verb: "measure.order", incident: (id) => id },
  takeMeasureStep: { verb: "measure.act", incident: (id) => id },
  changeMeasure: { verb: "measure.act", incident: (id) => id },
  correctStep: { verb: "measure.act", incident: (id) => id },
  setAfter: { verb: "measure.act", incident: (id) => id },
  alarms: { verb: "measure.read", incident: (id) => id },
  recordAlarm: { verb: "alarm.record", incident: (id) => id },
  containment: { verb: "measure.read", incident: (id) => id },
  takeProposal: { verb: "service.change", incident: (id) => id },
  setProposalAside: { verb: "service.change", incident: (id) => id },

  // Trust between partners
  trust: { verb: "trust.read", incident: (id) => id },
  setTrust: { verb: "trust.set", incident: (id) => id },
  signAttestation: { verb: "attestation.sign", incident: (id) => id },
  withdrawAttestation: { verb: "attestation.sign", incident: (id) => id },
  answerAttestation: { verb: "attestation.answer", incident: (id) => id },

  // Exposure: whose it is, the use cases ask once more
  exposurePreview: { verb: "incident.declare" },
  exposure: { verb: "exposure.read", incident: (id) => id },
  exposureCounts: { verb: "exposure.read", incident: (id) => id },
  reviseBelief: { verb: "belief.revise", incident: (id) => id },
  judgeExposure: { verb: "exposure.judge", incident: (id) => id },
  acknowledgeTelling: { verb: "telling.acknowledge", incident: (id) => id },
  tellByHand: { verb: "telling.tell", incident: (id) => id },
  // The regulator
  regulatorState: { verb: "clock.read", incident: (id) => id },
  clocks: { verb: "clock.read", incident: (id) => id },
  changeClock: { verb: "clock.change", incident: (id) => id },
  decisions: { verb: "decision.read", incident: (id) => id },
  makeDecision: { verb: "decision.make", incident: (id) => id },
  confirmDecision: { verb: "decision.confirm", incident: (id) => id },
  report: { verb: "report.read", incident: (id) => id },
  writeReportSection: { verb: "report.write", incident: (id) => id },
  signReport: { verb: "report.sign", incident: (id) => id },
  sentReports: { verb: "report.read", incident: (id) => id },
  reportFile: { verb: "report.read", incident: (id) => id },

  // The map of shared services
  sharedMap: { verb: "map.read" },
  addMapNode: { verb: "map.change-own" },
  changeMapNode: { verb: "map.change-own" },
  deleteMapNode: { verb: "map.change-own" },
  previewMapImport: { verb: "map.change" },
  importMap: { verb: "map.change" },
  addMapEdge: { verb: "map.change-own" },
  changeMapEdge: { verb: "map.change-own" },
  endMapEdge: { verb: "map.change-own" },
  deleteMapEdge: { verb: "map.change-own" },

  shares: { verb: "people.read", incident: (id) => id },
  sharePeople: { verb: "people.share", incident: (id) => id },
  withdrawShare: { verb: "people.share", incident: (id) => id },

  // Briefings
  ...briefingRules,
  sightingQueue: { verb: "sighting.read", incident: (query) => query.incident ?? undefined },
  sightingGroup: { verb: "sighting.read" },
  sighting: { verb: "sighting.read" },
  groupByReference: { verb: "sighting.triage" },
  triageColleagues: { verb: "sighting.read" },
  enterSighting: { verb: "sighting.enter" },
  assignGroup: { verb: "sighting.triage" },
  linkGroupToMeasure: { verb: "sighting.triage" },
  promoteGroup: { verb: "sighting.triage", incident: (id) => id },
  declareFromGroup: { verb: "incident.declare" },
  closeSightings: { verb: "sighting.triage" },
  reopenSighting: { verb: "sighting.triage" },
  moveSighting: { verb: "sighting.triage" },
  mergeGroups: { verb: "sighting.triage" },
  takeSightingFile: { verb: "sighting.take-file" },
  sightingCounts: { verb: "sighting.count", incident: (id) => id },
  sightingFacts: { verb: "sighting.count", incident: (id) => id },

  reasons: "open",
  task: { verb: "account.manage" },
  openTask: { verb: "account.manage" },
  endTask: { verb: "account.manage" },
  reads: { verb: "reads.review", incident: (query) => query.incident },
  oddReadings: { verb: "reads.review", incident: (id) => id },
  lookInto: { verb: "reads.review", incident: (id) => id },

  ...caseRules,
  ...checkRules,
  ...complaintRules,
  ...callerRules,
  ...progressRules,
  ...waveRules,
  ...contactsRules,
  ...judgementRules,
  ...gateRules,
  ...publicServiceRules,

  ...statementRules,
  ...pointRules,
  ...translationRules,
  ...emergencyRules,
  ...newsRules,
  publish: { verb: "site.publish" },

  ledger: { verb: "ledger.read", incident: (query) => query.incident },
  verifyLedger: { verb: "ledger.verify" },
  witnesses: { verb: "witness.read" },
  forksSeen: { verb: "witness.read" },
};
