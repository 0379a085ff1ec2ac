/**
 * Accounts in a browser, over the real thing: an invitation, a passkey on a device of its own, recovery codes, sessions,
 * a break-glass account, the question who it is. Every page is held to axe and to a phone 320 pixels wide.
 */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { type LocalProvider, startLocalProvider } from "../src/provider/testing/local-provider.ts";
import { totpCode } from "../src/respond/account/totp.ts";
import { browserTest } from "./browser.ts";
import { dataFolder } from "./record.ts";
import { linkTo, startApp, type Walk, walker, words } from "./walk.ts";

const passphrase = "lantern harbour thistle";

browserTest("an account from its invitation to its end, with a passkey", async (browser) => {
  const folder = dataFolder("candour-accounts-");
  const provider = await startLocalProvider();
  const app = await startApp(join(folder, "data"), {
    CANDOUR_OIDC_ISSUER: provider.issuer,
    CANDOUR_OIDC_CLIENT_ID: "candour",
    CANDOUR_OIDC_CLIENT_SECRET: "made-up-secret",
    CANDOUR_OIDC_NAME: "Northmere Council",
  });
  try {
    const lead = await visitor(browser);
    await setUp(lead.walk, app.setUpLink);
    const code = await invite(lead.walk);

    const ida = await visitor(browser);
    await accept(ida, app.staffUrl, code);
    await useRecoveryPage(ida.walk);
    await signInWithPasskey(ida, app.staffUrl);
    await addAndRemove(ida);
    await signInByProvider(ida, provider, app.staffUrl);

    await breakGlass(lead.walk, ida, app.staffUrl);
    await endAccount(lead.walk, ida.page);
    assert.deepEqual([...lead.walk.faults, ...ida.walk.faults], []);
  } finally {
    await app.stop();
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  }
});

type Visitor = {
  readonly page: Page;
  readonly walk: Walk;
  readonly device: CDPSession;
  authenticator: string;
};

/** A browser of its own, with the policy of our pages in force, and a device that holds passkeys. */
async function visitor(browser: Browser): Promise<Visitor> {
  const context = await browser.newContext({ bypassCSP: false });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  const authenticator = await addDevice(device);
  const walk = walker(page);
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) walk.faults.push(message.text());
  });
  return { page, walk, device, authenticator };
}

async function addDevice(device: CDPSession, isUserVerified = true): Promise<string> {
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

async function setUp({ page, press }: Walk, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada Lead");
  await page.getByLabel("Your email address").fill("ada@northmere.example");
  await page.getByLabel("A passphrase").fill(passphrase);
  await page.getByLabel("Authorities that share IT").fill("Northmere Council\nSouthwold Council");
  await press("Set up");
  await enrolApp({ page, press });
}

async function enrolApp({ page, press }: Pick<Walk, "page" | "press">): Promise<void> {
  const key = ((await page.locator(".cd-app-key__key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("The code that the app shows now").fill(totpCode(key, new Date()));
  await press("Continue with the app");
  await linkTo(page, "I have written them down").click();
}

async function invite({ page, see, check, press }: Walk): Promise<string> {
  await see("staff", linkTo(page, "Staff"));
  await see("invite", linkTo(page, "Invite a colleague"));
  await press("Invite them");
  await check("invite with errors");
  await page.getByLabel("Their name").fill("Ida Colleague");
  await page.getByLabel("Their email address").fill("ida@northmere.example");
  await page.getByLabel("Information governance (DPO)").check();
  await press("Invite them");
  await check("a code to hand over");
  const code = (await page.locator(".cd-code").textContent()) ?? "";
  assert.match(code, /^(\w{4}-){4}\w{4}$/);
  await see("staff, invited", linkTo(page, "I have handed it over"));
  assert.doesNotMatch(await page.content(), new RegExp(code));
  await page.goto(new URL("/staff/code", page.url()).href);
  assert.doesNotMatch(await page.content(), new RegExp(code), "it is shown once");
  return code;
}

async function accept({ page, walk }: Visitor, staffUrl: string, code: string): Promise<void> {
  const { visit, check, press } = walk;
  await visit("sign in, with other ways", new URL("/sign-in", staffUrl).href);
  await visit("join", new URL("/join", staffUrl).href);
  await page.getByLabel("Code").fill("ABCD-EFGH-JKMN-PQRS-TVWX");
  await press("Continue");
  await check("join, wrong code");
  await page.getByLabel("Code").fill(code.toLowerCase());
  await press("Continue");
  await check("choose a passphrase");
  assert.match(await words(page), /Ida Colleague.*Northmere Council/s);
  await page.getByLabel("A passphrase").fill("ida colleague 2026");
  await press("Continue");
  await check("choose a passphrase, refused");
  await page.getByLabel("A passphrase").fill(passphrase);
  await press("Continue");
  await page.getByLabel("A name for it").fill("Work laptop");
  await press("Make a passkey");
  await page.waitForURL(/recovery-codes/);
  assert.ok(!page.url().includes(code));
}

async function useRecoveryPage({ page, visit, press, see, check }: Walk): Promise<void> {
  assert.equal(await page.locator(".cd-codes li").count(), 10);
  await linkTo(page, "I have written them down").click();
  await visit("recovery codes, left", new URL("/account/recovery-codes", page.url()).href);
  await press("Make new recovery codes");
  await check("recovery codes, new");
  assert.equal(await page.locator(".cd-codes li").count(), 10);
  await page.reload();
  assert.equal(await page.locator(".cd-codes li").count(), 0, "they are shown once");
  await see("your account", page.locator(".cd-header__staff"));
}

async function signInWithPasskey(
  { page, walk, device, authenticator }: Visitor,
  staffUrl: string,
): Promise<void> {
  await walk.press("Sign out");
  await walk.visit("sign in with a passkey", new URL("/sign-in/passkey?back=%2Faccount", staffUrl).href);
  await device.send("WebAuthn.setUserVerified", { authenticatorId: authenticator, isUserVerified: false });
  await walk.press("Use a passkey");
  await page.locator("[data-passkey-problem]:visible, .govuk-error-summary").first().waitFor();
  await walk.check("sign in with a passkey, refused");
  assert.match(page.url(), /sign-in\/passkey/, "a device that does not ask who holds it opens nothing");
  await device.send("WebAuthn.setUserVerified", { authenticatorId: authenticator, isUserVerified: true });
  await walk.visit("sign in with a passkey", new URL("/sign-in/passkey?back=%2Faccount", staffUrl).href);
  await walk.press("Use a passkey");
  await page.waitForURL(/\/account$/);
}

async function addAndRemove(ida: Visitor): Promise<void> {
  const { page, walk, device } = ida;
  await walk.see("passkeys, one", linkTo(page, "Change passkeys"));
  assert.match(await words(page), /It is your only second factor/);
  await walk.press("Make a passkey");
  await page.locator("[data-passkey-problem]:visible").waitFor();
  assert.match(
    await words(page),
    /has a passkey for your account already/,
    "a device has one passkey for an account",
  );
  await device.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: ida.authenticator });
  ida.authenticator = await addDevice(device);
  await page.getByLabel("A name for it").fill("Blue key");
  await walk.press("Make a passkey");
  await page.getByText("The passkey “Blue key” is added").waitFor();
  await walk.check("passkeys, two");
  await page.getByRole("button", { name: "Remove Work laptop" }).click();
  await page.getByText("The passkey is removed").waitFor();
  await walk.visit("sessions", new URL("/account/sessions", page.url()).href);
  await walk.visit("an authenticator app", new URL("/account/authenticator", page.url()).href);
  await walk.visit("a new passphrase", new URL("/account/passphrase", page.url()).href);
  await walk.visit("announcements, none", new URL("/announcements", page.url()).href);
  await walk.visit("confirm with a passkey", new URL("/confirm?back=%2Faccount%2Fsessions", page.url()).href);
  await walk.press("Use a passkey");
  await page.waitForURL(/\/account\/sessions$/);
}

/** The provider is another site, so the browser comes back without the cookies that are for our own site alone. */
async function signInByProvider(
  { page, walk }: Visitor,
  provider: LocalProvider,
  staffUrl: string,
): Promise<void> {
  await walk.press("Sign out");
  provider.fault = "hangs";
  provider.who = { sub: "ida", email: "ida@northmere.example", email_verified: true };
  await page.getByRole("link", { name: "With your account at Northmere Council" }).click({ timeout: 20_000 });
  await page.getByText("does not answer").waitFor({ timeout: 20_000 });
  await walk.check("the provider does not answer");
  assert.match(await words(page), /Use your passphrase or your break-glass account/);
  provider.fault = "none";
  await page.goto(new URL("/sign-in", staffUrl).href);
  await page.getByRole("link", { name: "With your account at Northmere Council" }).click();
  await page.waitForURL(/sign-in\/passkey/);
  await walk.check("after the provider, the second factor");
  assert.equal(
    (await page.request.get(new URL("/incidents", staffUrl).href, { maxRedirects: 0 })).status(),
    303,
  );
  await walk.press("Use a passkey");
  await page.waitForURL(/\/incidents$/);
}

async function breakGlass({ page, see, check, press }: Walk, ida: Visitor, staffUrl: string): Promise<void> {
  await linkTo(page, "Staff").click();
  await see("a colleague", linkTo(page, "Ida Colleague"));
  await press("Make it a break-glass account");
  await check("a break-glass account");
  await ida.walk.press("Sign out");
  await ida.page.goto(new URL("/sign-in/passkey", staffUrl).href);
  await ida.walk.press("Use a passkey");
  await ida.page.waitForURL(/\/incidents$/);
  await page.goto(new URL("/incidents", staffUrl).href);
  await check("incidents, with announcements to read");
  await see("announcements", page.locator(".cd-unread a"));
  assert.match(
    await words(page),
    /A break-glass account was used.*Ida Colleague, Northmere Council.*this machine/s,
  );
  while ((await page.getByRole("button", { name: /I have read this/ }).count()) > 0)
    await page
      .getByRole("button", { name: /I have read this/ })
      .first()
      .click();
  await check("announcements, read");
  await page.goto(new URL("/incidents", staffUrl).href);
  assert.equal(await page.locator(".cd-unread").count(), 0);
}

async function endAccount({ page, see, check, press }: Walk, colleague: Page): Promise<void> {
  await linkTo(page, "Staff").click();
  await linkTo(page, "Ida Colleague").click();
  await press("End the account");
  await check("staff, one ended");
  await colleague.reload();
  assert.match(colleague.url(), /sign-in\?.*ended=1/);
  await see("the ledger of it all", linkTo(page, "Ledger"));
}
