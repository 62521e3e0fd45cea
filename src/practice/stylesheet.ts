/** The look of the practice timeline; kept as text so that the built package needs no copied files. */
export const practiceStylesheet = `
:root {
  color-scheme: light dark;
  --page: #ffffff;
  --text: #0f1419;
  --quiet: #536471;
  --rule: #e4eaee;
  --line: #cfd9de;
  --link: #0b6bb8;
  --hover: #f7f9f9;
  --notice: #eef4f9;
  --notice-text: #28414f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117;
    --text: #e7e9ea;
    --quiet: #8b98a5;
    --rule: #242b33;
    --line: #38424d;
    --link: #6cb8f5;
    --hover: #131920;
    --notice: #16202b;
    --notice-text: #b6c6d3;
  }
}
* { box-sizing: border-box; margin: 0; }
html { background: var(--page); }
body {
  color: var(--text);
  font: 15px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.stand-in {
  background: var(--notice);
  color: var(--notice-text);
  font-size: 13px;
  padding: 6px 16px;
  text-align: center;
}
main {
  flex: 1;
  width: 100%;
  max-width: 600px;
  margin: 0 auto;
  border: solid var(--rule);
  border-width: 0 1px;
}
.top {
  border-bottom: 1px solid var(--rule);
  padding: 14px 16px;
  display: flex;
  gap: 16px;
  align-items: baseline;
}
.top h1 { font-size: 20px; line-height: 24px; font-weight: 700; overflow-wrap: anywhere; }
.back { color: var(--quiet); white-space: nowrap; }
.profile {
  display: flex;
  gap: 12px;
  align-items: center;
  padding: 16px;
  border-bottom: 1px solid var(--rule);
}
.quiet, .quiet a { color: var(--quiet); }
.notice { padding: 48px 32px; max-width: 440px; margin: 0 auto; }
.notice h2 { font-size: 24px; line-height: 30px; margin-bottom: 8px; }
.notice p { color: var(--quiet); }
.thread { border-bottom: 1px solid var(--rule); padding: 4px 0; }
.post { display: flex; gap: 12px; padding: 0 16px; }
.side { flex: 0 0 40px; display: flex; flex-direction: column; align-items: center; padding-top: 8px; }
.line > .side::after {
  content: "";
  flex: 1;
  width: 2px;
  min-height: 8px;
  margin: 4px 0 -4px;
  background: var(--line);
}
.avatar {
  width: 40px;
  height: 40px;
  flex: 0 0 40px;
  border-radius: 50%;
  display: grid;
  place-items: center;
  color: #ffffff;
  font-size: 17px;
  font-weight: 600;
}
.tone-0 { background: #1f6f8b; }
.tone-1 { background: #6a4c93; }
.tone-2 { background: #2f6f4f; }
.tone-3 { background: #9a4a3c; }
.tone-4 { background: #4a5a8c; }
.tone-5 { background: #7a5a1e; }
.said { flex: 1; min-width: 0; padding: 8px 0 12px; }
.who { display: flex; gap: 4px; white-space: nowrap; }
.name, .handle { overflow: hidden; text-overflow: ellipsis; min-width: 0; }
.name { color: var(--text); font-weight: 700; flex: none; max-width: 75%; }
.handle { flex: 0 1 auto; }
.when { flex: none; }
.full { margin-top: 8px; font-size: 14px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; margin-top: 2px; }
.picture { position: relative; display: block; margin-top: 12px; }
.picture img { display: block; width: 100%; max-height: 512px; object-fit: cover; border: 1px solid var(--line); border-radius: 16px; }
.picture .alt { position: absolute; left: 12px; bottom: 12px; padding: 0 4px; border-radius: 4px; background: #000c; color: #fff; font-size: 13px; font-weight: 700; }
.focus .text { font-size: 17px; line-height: 24px; margin-top: 4px; }
.gone { color: var(--quiet); border: 1px solid var(--rule); border-radius: 12px; padding: 10px 14px; margin-top: 6px; }
.unseen {
  color: var(--quiet);
  border: 1px solid var(--line);
  border-radius: 4px;
  font-size: 11px;
  padding: 0 3px;
  white-space: nowrap;
}
.more { display: flex; align-items: center; gap: 12px; padding: 8px 16px 12px; }
.dots { flex: 0 0 40px; height: 20px; }
.dots::before {
  content: "";
  display: block;
  width: 2px;
  height: 20px;
  margin: 0 auto;
  background: repeating-linear-gradient(var(--line) 0 4px, transparent 4px 8px);
}
.older { display: block; padding: 16px; text-align: center; }
@media (max-width: 600px) {
  main { border-width: 0; }
}
@media (hover: hover) {
  .thread:hover { background: var(--hover); }
}
`;
