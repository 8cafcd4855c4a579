package dev.rapport.local.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rapport.local.Service;

/** The statements of a service without the service, over as many connections, prepared as the service has them. */
final class Pgbench implements Load {
    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");

    private static final String VARIABLES =
            """
            \\set n :n + 1
            \\set fresh :round * 1000000000000 + :client_id * 1000000000 + :n
            \\set somebody random(1, %d)
            """
                    .formatted(Story.WRITTEN);

    private final List<String> command = new ArrayList<>();
    private final String password;
    private static int rounds;

    /** @param varying the ids of what is written and of the influencer, where they are to be others each time */
    Pgbench(Plant plant, Service service, SpokenSql sql, Map<String, Varying> varying, int connections)
            throws IOException {
        Map<String, String> settings = plant.settings(service);
        password = settings.get("RAPPORT_DB_PASSWORD");
        Path script = Files.createTempFile(plant.home(), service.database(), ".sql");
        Files.writeString(script, VARIABLES + sql.script(varying));
        command.addAll(List.of("pgbench", "-n", "-M", "prepared", "-j", "1", "-c", Integer.toString(connections)));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(plant.postgresPort())));
        command.addAll(List.of("-U", service.role("app"), "-f", script.toString(), "-D", "n=0"));
        sql.variables(varying).forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add(service.database());
    }

    @Override
    public long run(Duration duration) throws Exception {
        List<String> now = new ArrayList<>(command);
        now.addAll(1, List.of("-T", Long.toString(duration.toSeconds()), "-D", "round=" + ++rounds));
        var builder = new ProcessBuilder(now);
        builder.environment().put("PGPASSWORD", password);
        String said = Programs.run(builder);
        Matcher done = DONE.matcher(said);
        Matcher failed = FAILED.matcher(said);
        if (!done.find() || (failed.find() && !failed.group(1).equals("0"))) throw new IllegalStateException(said);
        return Long.parseLong(done.group(1));
    }
}
