package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.rapport.local.LocalServices;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What is shown in the README and in docs is run as it stands, block after block, each file by an agency of its own. Only
 * ports and tokens are those of the test. A line {@code # => text} says what the block's output holds; without one that
 * names a problem there is none.
 */
class DocsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\$\\(deploy/token \\S+( \\w+)?\\)");
    private static final String END = "---- end of block ----";
    private static final int PATIENCE_SECONDS = 180;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md")),
                    docs.filter(one -> one.toString().endsWith(".md")).sorted())
                    .filter(DocsTest::hasBlocks)
                    .toList()
                    .stream();
        }
    }

    private static boolean hasBlocks(Path page) {
        try {
            return Files.readString(page).contains("```bash\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A stack that was started this moment is slower than a request is patient. */
    @BeforeAll
    static void awaitTheFirstEvent() {
        var agency = Agency.called("docs");
        String organization = agency.organization("Clean Rivers");
        String influencer = agency.influencer("Mina");
        agency.score(influencer, 0);
        Map<String, String> hello =
                Map.of("kind", "INTRODUCTION", "organizationId", organization, "influencerId", influencer);
        Eventually.see(
                () -> new Http(agency.name, Role.EDITOR)
                        .send(Service.INTERACTIONS, "/v1/interactions", "POST", null, hello),
                answer -> answer.status() == 201);
        agency.score(influencer, 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_shows_works(Path page) throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .toList();
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        String agency = "docs-" + UUID.randomUUID();
        for (String block : blocks)
            script.append(here(block, agency))
                    .append("\necho; echo '")
                    .append(END)
                    .append("'\n");

        List<String> said = List.of(run(script.toString()).split(END, -1));

        assertEquals(blocks.size() + 1, said.size(), page + " ended early: " + said);
        for (int i = 0; i < blocks.size(); i++) check(page, blocks.get(i), said.get(i));
    }

    private static void check(Path page, String block, String said) {
        List<String> wanted = block.lines()
                .filter(line -> line.startsWith("# => "))
                .map(line -> line.substring(5))
                .toList();
        int at = 0;
        for (String one : wanted) {
            at = said.indexOf(one, at);
            assertTrue(at >= 0, page + " promises " + one + ", and there is: " + said);
        }
        if (wanted.isEmpty()) assertTrue(!said.contains("\"/problems/"), page + " is refused: " + said);
    }

    private static String here(String block, String agency) {
        String script = block;
        Map<String, String> places = new TreeMap<>();
        int port = 8081;
        for (Service service : Service.values()) {
            places.put(
                    "localhost:" + port,
                    LocalServices.shared().endpoints().of(service).getAuthority());
            places.put(
                    "localhost:" + (port + 1000),
                    LocalServices.shared().management(service).getAuthority());
            port++;
        }
        places.put("localhost:8084", Agent.gateway().api().getAuthority());
        places.put("localhost:9084", Agent.gateway().management().getAuthority());
        for (var place : places.entrySet()) script = script.replace(place.getKey(), place.getValue());
        return TOKEN.matcher(script).replaceAll(found -> Matcher.quoteReplacement(token(found, agency)));
    }

    private static String token(MatchResult found, String agency) {
        Role role = found.group(1) == null ? Role.ADMIN : Role.of(found.group(1).strip());
        return LocalStack.shared().identity().token(agency, role.word() + "@" + agency, role);
    }

    private static String run(String script) throws Exception {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "docs", ".sh");
        Path output = Path.of(file + ".out");
        Files.writeString(file, script);
        Process bash = new ProcessBuilder("bash", file.toAbsolutePath().toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) bash.destroyForcibly();
        String said = Files.readString(output);
        assertTrue(ended, "did not end: " + said);
        assertEquals(0, bash.exitValue(), said);
        return said;
    }
}
