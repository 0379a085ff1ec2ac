/** News by e-mail: how many follow what, how far messages have come, whether it runs. Nobody's address. */
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { newsView } from "./view.ts";

export const path = "/news";
export const needs = "staff";
export const verbs = { get: "news.read" } as const;

export async function get({ desk, staff }: StaffVisit): Promise<Reply> {
  const [news, sender] = await Promise.all([desk.news(staff), desk.newsSender(staff)]);
  return page("news/overview/page.njk", { title: "News by email", ...newsView(news, sender) });
}
