/** Every page of the staff app, by its address. */
import * as announcements from "./account/announcements/page.ts";
import * as authenticator from "./account/authenticator/page.ts";
import * as account from "./account/overview/page.ts";
import * as passkeys from "./account/passkeys/page.ts";
import * as passphrase from "./account/passphrase/page.ts";
import * as recoveryCodes from "./account/recovery-codes/page.ts";
import * as sessions from "./account/sessions/page.ts";
import * as approveBriefing from "./briefings/approve/page.ts";
import * as changeBriefing from "./briefings/change/page.ts";
import * as correctBriefing from "./briefings/correct/page.ts";
import * as briefings from "./briefings/list/page.ts";
import * as myBriefings from "./briefings/mine/page.ts";
import * as briefing from "./briefings/one/page.ts";
import * as outstanding from "./briefings/outstanding/page.ts";
import * as proposedBriefing from "./briefings/proposal/page.ts";
import * as proposeBriefing from "./briefings/propose/page.ts";
import * as sendBriefing from "./briefings/send/page.ts";
import * as staffList from "./briefings/staff-list/page.ts";
import * as staffListTemplate from "./briefings/staff-list/template.ts";
import * as tellPartners from "./briefings/tell/page.ts";
import * as withdrawBriefing from "./briefings/withdraw/page.ts";
import * as writeBriefing from "./briefings/write/page.ts";
import { checkPages } from "./checks/pages.ts";
import { complaintPages } from "./complaints/pages.ts";
import { contactsPages } from "./contacts/pages.ts";
import * as endEmergency from "./emergency/end.ts";
import * as emergency from "./emergency/page.ts";
import * as standByEmergency from "./emergency/stand-by.ts";
import * as signInCode from "./entry/code/page.ts";
import * as confirm from "./entry/confirm/page.ts";
import * as health from "./entry/health/page.ts";
import * as home from "./entry/home/page.ts";
import * as join from "./entry/join/page.ts";
import * as joinPassphrase from "./entry/join/passphrase.ts";
import * as signInPasskey from "./entry/passkey/page.ts";
import * as providerBack from "./entry/provider/back.ts";
import * as provider from "./entry/provider/begin.ts";
import * as secondFactor from "./entry/second-factor/page.ts";
import * as setUp from "./entry/set-up/page.ts";
import * as signIn from "./entry/sign-in/page.ts";
import * as signOut from "./entry/sign-out/page.ts";
import * as evidenceDecide from "./evidence/decide/page.ts";
import * as evidenceHand from "./evidence/hand/page.ts";
import * as evidenceList from "./evidence/list/page.ts";
import * as evidenceNew from "./evidence/new/page.ts";
import * as evidence from "./evidence/one/page.ts";
import * as evidenceTake from "./evidence/take/page.ts";
import * as revisedBelief from "./exposure/belief/page.ts";
import * as toldByHand from "./exposure/by-hand/page.ts";
import * as exposureOne from "./exposure/one/page.ts";
import * as exposure from "./exposure/overview/page.ts";
import * as exposurePicture from "./exposure/picture/page.ts";
import * as exposureTable from "./exposure/table/page.ts";
import * as told from "./exposure/told/page.ts";
import type { PageModule } from "./frame/visit.ts";
import * as handovers from "./handover/list/page.ts";
import * as handover from "./handover/one/page.ts";
import * as handoverPaper from "./handover/paper/page.ts";
import * as handoverTaken from "./handover/taken/page.ts";
import * as handoverWrite from "./handover/write/page.ts";
import { holdingPages } from "./holdings/pages.ts";
import * as awareness from "./incidents/awareness/page.ts";
import * as declare from "./incidents/declare/page.ts";
import * as incidents from "./incidents/list/page.ts";
import * as phase from "./incidents/phase/page.ts";
import * as situation from "./incidents/situation/page.ts";
import * as live from "./live/page.ts";
import * as addToMap from "./map/add-thing/page.ts";
import * as changeOnMap from "./map/change-thing/page.ts";
import * as deleteEdge from "./map/delete-edge/page.ts";
import * as deleteFromMap from "./map/delete-thing/page.ts";
import * as mapEdge from "./map/edge/page.ts";
import * as endEdge from "./map/end-edge/page.ts";
import * as mapFiles from "./map/files/page.ts";
import * as importMap from "./map/import/page.ts";
import * as joinOnMap from "./map/join/page.ts";
import * as map from "./map/overview/page.ts";
import * as mapPicture from "./map/picture/page.ts";
import * as mapPaper from "./map/picture/paper.ts";
import * as mapSvg from "./map/picture/svg.ts";
import * as mapTable from "./map/table/page.ts";
import * as onMap from "./map/thing/page.ts";
import * as measuresAfter from "./measures/after/page.ts";
import * as alarm from "./measures/alarm/page.ts";
import * as changeMeasure from "./measures/change/page.ts";
import * as correctStep from "./measures/correct/page.ts";
import * as measures from "./measures/list/page.ts";
import * as measure from "./measures/measure/page.ts";
import * as orderMeasure from "./measures/order/page.ts";
import * as proposal from "./measures/proposal/page.ts";
import * as recordAlarm from "./measures/record-alarm/page.ts";
import * as measureStep from "./measures/step/page.ts";
import * as orderFromTemplate from "./measures/template/page.ts";
import { newsPages } from "./news/pages.ts";
import { noticePages } from "./notices/pages.ts";
import { peoplePages } from "./people/pages.ts";
import { publicPages } from "./public-page/pages.ts";
import { publicServicePages } from "./public-services/pages.ts";
import * as readability from "./readability/page.ts";
import * as reads from "./reads/list/page.ts";
import * as lookInto from "./reads/look/page.ts";
import * as endReason from "./reason/end.ts";
import * as reason from "./reason/page.ts";
import * as incidentLedger from "./record/incident-ledger/page.ts";
import * as ledger from "./record/ledger/page.ts";
import * as witnesses from "./record/witnesses/page.ts";
import * as referralAnswer from "./referrals/answer/page.ts";
import * as referralAsk from "./referrals/ask/page.ts";
import * as referralChange from "./referrals/change/page.ts";
import * as referrals from "./referrals/list/page.ts";
import * as referralNew from "./referrals/new/page.ts";
import * as referral from "./referrals/one/page.ts";
import * as referralStep from "./referrals/step/page.ts";
import * as clocks from "./regulator/clocks/page.ts";
import * as confirmDecision from "./regulator/confirm/page.ts";
import * as decide from "./regulator/decide/page.ts";
import * as decision from "./regulator/decision/page.ts";
import * as decisions from "./regulator/decisions/page.ts";
import * as reportDraft from "./regulator/files/draft.ts";
import * as reportSentFile from "./regulator/files/sent.ts";
import * as pasteReport from "./regulator/paste/page.ts";
import * as regime from "./regulator/regime/page.ts";
import * as report from "./regulator/report/page.ts";
import * as reportSection from "./regulator/section/page.ts";
import * as reportSent from "./regulator/sent/page.ts";
import * as signReport from "./regulator/sign/page.ts";
import * as decideRequest from "./requests/decide/page.ts";
import * as requests from "./requests/list/page.ts";
import * as request from "./requests/request/page.ts";
import * as useRequest from "./requests/use/page.ts";
import * as deleteKept from "./retention/delete/page.ts";
import * as holdingEnd from "./retention/holding-end/page.ts";
import * as personEnd from "./retention/person-end/page.ts";
import * as retention from "./retention/report/page.ts";
import * as retentionRule from "./retention/rule/page.ts";
import * as groupAssignee from "./sightings/assign/page.ts";
import * as declareFromGroup from "./sightings/declare/page.ts";
import * as enterSighting from "./sightings/enter/page.ts";
import * as enteredSighting from "./sightings/entered/page.ts";
import * as sightingFile from "./sightings/file/page.ts";
import * as groupIncident from "./sightings/group/incident.ts";
import * as mergeGroup from "./sightings/group/merge.ts";
import * as sightingGroup from "./sightings/group/page.ts";
import * as sightingsOfIncident from "./sightings/in-incident/page.ts";
import * as groupMeasure from "./sightings/link/page.ts";
import * as sighting from "./sightings/one/page.ts";
import * as reopenSighting from "./sightings/one/reopen.ts";
import * as sightingPoster from "./sightings/poster/page.ts";
import * as sightings from "./sightings/queue/page.ts";
import * as staffCode from "./staff/code/page.ts";
import * as invite from "./staff/invite/page.ts";
import * as staff from "./staff/list/page.ts";
import * as staffAccount from "./staff/one/page.ts";
import * as staffRole from "./staff/role/page.ts";
import * as timelineAdd from "./timeline/add/page.ts";
import * as timelineExport from "./timeline/export/page.ts";
import * as timelineLine from "./timeline/line/page.ts";
import * as timeline from "./timeline/list/page.ts";
import * as timelinePins from "./timeline/pins/page.ts";
import { translationPages } from "./translations/pages.ts";
import * as allClear from "./trust/all-clear/page.ts";
import * as answerAllClear from "./trust/answer/page.ts";
import * as allClearFile from "./trust/file/page.ts";
import * as trust from "./trust/matrix/page.ts";
import * as setTrust from "./trust/set/page.ts";
import * as signAllClear from "./trust/sign/page.ts";
import * as verifyAllClear from "./trust/verify/page.ts";
import * as withdrawAllClear from "./trust/withdraw/page.ts";

export const pages: readonly PageModule[] = [
  ...[health, home, setUp, signIn, signInCode, signInPasskey, secondFactor, signOut, confirm],
  ...[providerBack, provider, join, joinPassphrase],
  ...[account, passphrase, authenticator, passkeys, recoveryCodes, sessions, announcements],
  ...[staff, invite, staffCode, staffAccount, staffRole],
  ...[reason, endReason, reads, lookInto],
  ...[requests, request, decideRequest, useRequest],
  ...[measures, orderMeasure, orderFromTemplate, measure, measureStep, changeMeasure, measuresAfter],
  ...[correctStep, proposal, alarm, recordAlarm],
  ...[incidents, declare, situation, live, phase, awareness],
  ...[
    map,
    mapTable,
    mapPicture,
    mapSvg,
    mapPaper,
    importMap,
    mapFiles,
    addToMap,
    joinOnMap,
    changeOnMap,
    deleteFromMap,
    onMap,
  ],
  ...[endEdge, deleteEdge, mapEdge],
  ...[
    trust,
    setTrust,
    signAllClear,
    verifyAllClear,
    allClear,
    allClearFile,
    answerAllClear,
    withdrawAllClear,
  ],
  ...[exposure, revisedBelief, told, toldByHand, exposureTable, exposurePicture, exposureOne],
  ...holdingPages,
  ...checkPages,
  ...complaintPages,
  ...contactsPages,
  ...peoplePages,
  ...noticePages,
  ...publicPages,
  ...translationPages,
  ...[readability, emergency, endEmergency, standByEmergency],
  ...newsPages,
  ...publicServicePages,
  ...[clocks, regime, decisions, decide, decision, confirmDecision],
  ...[report, reportSection, signReport, pasteReport, reportDraft, reportSent, reportSentFile],
  ...[briefings, writeBriefing, tellPartners, proposedBriefing, briefing, changeBriefing, correctBriefing],
  ...[approveBriefing, withdrawBriefing, sendBriefing, outstanding, proposeBriefing, myBriefings],
  ...[staffList, staffListTemplate],
  ...[retention, retentionRule, holdingEnd, personEnd, deleteKept],
  ...[handovers, handoverWrite, handover, handoverTaken, handoverPaper],
  ...[evidenceList, evidenceNew, evidence, evidenceTake, evidenceHand, evidenceDecide],
  ...[referrals, referralNew, referral, referralChange, referralStep, referralAsk, referralAnswer],
  ...[timeline, timelineAdd, timelineExport, timelinePins, timelineLine],
  ...[sightings, enterSighting, enteredSighting, sightingPoster, sightingsOfIncident],
  ...[sightingGroup, groupAssignee, groupIncident, groupMeasure, mergeGroup, declareFromGroup],
  ...[sighting, reopenSighting, sightingFile],
  ...[ledger, witnesses, incidentLedger],
];
