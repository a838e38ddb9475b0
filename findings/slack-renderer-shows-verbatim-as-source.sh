#!/usr/bin/env bash
# slack-blocks-to-jsx shows a verbatim text as its source: dates, bold and links stay <!date^…>, *…* and <…>
#
# Versions: slack-blocks-to-jsx 1.1.1, react and react-dom 19.3.1
#
# Expected: with "verbatim": true, Slack still reads formatting and what is written in its own form, and
#   only leaves plain text alone (docs.slack.dev/reference/block-kit/composition-objects/text-object):
#   a date is a date; what merely looks like a link or a mention stays text.
# Happens: the renderer puts the text of a verbatim object on the page unparsed. Pull request 67 of
#   themashcodee/slack-blocks-to-jsx, open since May 2026, would mend it.
# Why it matters: who prevents accidental links and mentions by "verbatim", as one should with text
#   from outside, sees a preview full of <!date^…> that Slack never shows, and looks for the fault in
#   the message.
#
# Needs no network but for the packages. Exits with 0 while it is as told.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --no-save --prefix "$work" \
  slack-blocks-to-jsx@1.1.1 react@19.3.1 react-dom@19.3.1 esbuild@0.28.2

cat > finding.mjs <<'JS'
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

function shown(verbatim) {
  const text = { type: "mrkdwn", verbatim, text: "*As of* <!date^1795513320^{date_num}|24 Nov 2026>" };
  const blocks = [{ type: "context", elements: [text] }];
  const html = renderToStaticMarkup(createElement(Message, { blocks, name: "App", logo: "", withoutWrapper: true }));
  return html.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}

const parsed = shown(false);
const verbatim = shown(true);
console.log("verbatim false:", parsed);
console.log("verbatim true: ", verbatim);
process.exit(!parsed.includes("<!date") && verbatim.includes("*As of* <!date^") ? 0 : 1);
JS
node_modules/.bin/esbuild finding.mjs --bundle --log-level=error --platform=node --outfile=finding.js
TZ=UTC node finding.js
