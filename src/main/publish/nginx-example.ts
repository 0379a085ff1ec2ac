/** Settings for nginx over an exported site: what the public site's own server would say. */
import { security } from "../../public/serve/answer.ts";

export function nginxExample(): string {
  const headers = Object.entries(security).filter(([name]) => name !== "cross-origin-resource-policy");
  const set = headers.map(([name, value]) => `add_header ${name} "${value}" always;`);
  return `# For nginx over this folder. Put your own name, certificate and folder. brotli_static needs the module of that
# name; without it take the line out. add_header of a location replaces those of the server: they stand in each.
types {
  text/html html; text/css css; text/javascript js; application/json json; application/xml xml;
  application/atom+xml atom; text/calendar ics; image/svg+xml svg; application/pdf pdf; application/zip zip;
  text/plain txt; image/png png;
}
server {
  listen 443 ssl;
  server_name updates.example.gov.uk;
  root /srv/www/updates;
  charset utf-8;
  charset_types text/html text/css text/javascript text/calendar text/plain application/json application/atom+xml;
  index index.html;
  gzip_static on;
  brotli_static on;
  gzip_vary on;
  open_file_cache max=2000 inactive=60s;
  error_page 404 /404.html;
  location / {
    try_files $uri $uri/index.html =404;
    ${set.join("\n    ")}
    add_header cache-control "public, max-age=30, stale-while-revalidate=60, stale-if-error=86400";
    add_header cross-origin-resource-policy cross-origin;
    add_header access-control-allow-origin *;
  }
  location /assets/ {
    ${set.join("\n    ")}
    add_header cache-control "public, max-age=31536000, immutable";
    add_header cross-origin-resource-policy cross-origin;
    add_header access-control-allow-origin *;
  }
  location ~ /\\.|\\.(?:mjs|example)$ { return 404; }
}
`;
}
