/** Every route of an app with its methods, from the app itself: one that is added is tried without being named. */
import type { FastifyInstance } from "fastify";

export type Route = { readonly path: string; readonly methods: readonly string[] };

export function routesOf(app: FastifyInstance): readonly Route[] {
  const trail: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", part = "", methods] =
        /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? [];
      if (part === "") return [];
      const depth = indent.length / 4;
      trail.length = depth;
      trail.push(part);
      const path = trail.join("").replace(/^\/\//u, "/");
      return methods === undefined ? [] : [{ path, methods: methods.split(", ") }];
    });
}
