package dev.rapport.local.bench.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same requests in turn over some connections, by wrk. A closed loop: good for peaks, of no use for latencies. */
final class Wrk implements Load {
    private static final Pattern RESULT = Pattern.compile("operations=(\\d+) failures=(\\d+)");

    private final List<String> command;
    private final Path script;

    private Wrk(Path script, URI server, int connections) {
        this.script = script;
        this.command = List.of(
                "wrk", "-t1", "-c" + connections, "--timeout", "30s", "-s", script.toString(), server.toString());
    }

    /** @param requests as they go over the wire */
    static Wrk of(Path directory, URI server, List<String> requests, int connections) throws IOException {
        Path script = Files.createTempFile(directory, "requests", ".lua");
        StringBuilder lua = new StringBuilder("local requests = {\n");
        for (String request : requests) lua.append("  [==[\n").append(request).append("]==],\n");
        lua.append(
                """
                }
                for i = 1, #requests do requests[i] = requests[i]:gsub("\\r?\\n", "\\r\\n") end
                local turn = 0
                request = function()
                  turn = turn + 1
                  return requests[turn % #requests + 1]
                end
                done = function(summary)
                  local e = summary.errors
                  print("operations=" .. summary.requests .. " failures=" .. e.connect + e.read + e.write + e.status + e.timeout)
                end
                """);
        Files.writeString(script, lua);
        return new Wrk(script, server, connections);
    }

    @Override
    public long run(Duration duration) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(command));
        builder.command().add("-d" + duration.toSeconds() + "s");
        String said = Programs.run(builder);
        Matcher result = RESULT.matcher(said);
        if (!result.find() || !result.group(2).equals("0")) throw new IllegalStateException(script + ": " + said);
        return Long.parseLong(result.group(1));
    }
}
