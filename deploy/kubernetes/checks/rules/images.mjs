// Of the Dockerfile: what a linter looks for, and what the manifests rely on.
export default function images(source) {
  const lines = source.replace(/\\\n/g, ' ').split('\n').map((line) => line.trim()).filter((line) => line && line[0] !== '#');
  const all = (word) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const labels = ['title', 'licenses', 'version', 'revision', 'created'].map((name) => `org.opencontainers.image.${name}`);
  const runtime = all('ARG').find((arg) => arg.startsWith('RUNTIME='))?.slice('RUNTIME='.length) ?? '';
  const rules = [
    [/:\d+(\.\d+)+_\d+-jre/.test(runtime), 'its base has no version in full, or more than a JRE'],
    [all('FROM').every((from) => from.startsWith('${RUNTIME}')), 'it trains on another JRE than it runs on'],
    [/^USER [1-9]\d*:[1-9]\d*$/.test(last.find((line) => line.startsWith('USER ')) ?? ''), 'it runs as root, or by a name'],
    [!lines.some((line) => line.startsWith('ADD ')), 'ADD does more than one sees'],
    [all('ENTRYPOINT').length === 1 && all('ENTRYPOINT')[0].startsWith('["java", '), 'a shell stands before the JVM'],
    [all('ENTRYPOINT')[0]?.includes('-XX:AOTCache=/app/app.aot'), 'it does not use its cache'],
    [!/(PASSWORD|SECRET|TOKEN|_KEY)=/i.test(lines.join('\n')), 'there is a secret in it'],
    [!/apt|curl|wget|pip|npm/.test(all('RUN').join('\n')), 'it fetches what nobody has pinned'],
    [/sbom\.json/.test(last.join('\n')), 'it does not say what it is made of'],
    ...labels.map((label) => [last.join('\n').includes(`${label}=`), `it has no label ${label}`]),
  ];
  return rules.filter(([holds]) => !holds).map(([, fault]) => `Dockerfile: ${fault}`);
}
