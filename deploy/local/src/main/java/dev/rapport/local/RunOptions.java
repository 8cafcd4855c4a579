package dev.rapport.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code deploy/run} was asked for.
 *
 * @param data where everything is kept
 */
record RunOptions(Path data, Ports ports, boolean fresh, boolean demo) {
    static final String HELP =
            """
            deploy/run [--fresh] [--no-demo]
            Starts PostgreSQL, Kafka, the three services and the console on this machine, and stops them all on Ctrl-C.

              --fresh    begin with nothing: deletes .local, with all data, keys and passwords
              --no-demo  do not tell the demo story
              --help     this text

            Environment: RAPPORT_CONTACTS_PORT (8081), RAPPORT_INTERACTIONS_PORT (8082), RAPPORT_SCORING_PORT (8083),
            RAPPORT_CONTACTS_MANAGEMENT_PORT (9081), RAPPORT_INTERACTIONS_MANAGEMENT_PORT (9082),
            RAPPORT_SCORING_MANAGEMENT_PORT (9083), RAPPORT_AGENTS_PORT (8084), RAPPORT_AGENTS_MANAGEMENT_PORT (9084),
            RAPPORT_POSTGRES_PORT (15432), RAPPORT_KAFKA_PORT (19092), RAPPORT_CONSOLE_PORT (8080),
            RAPPORT_LOCAL_DIR (.local), JAVA_HOME.
            """;

    /** Empty when help was asked for. */
    static Optional<RunOptions> from(String[] arguments, Map<String, String> environment) {
        boolean fresh = false;
        boolean demo = true;
        for (String argument : List.of(arguments)) {
            switch (argument) {
                case "--help", "-h" -> {
                    return Optional.empty();
                }
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                default -> throw new IllegalArgumentException("No option " + argument + "; see deploy/run --help");
            }
        }
        Path data = Checkout.data(environment);
        return Optional.of(new RunOptions(data, Ports.from(environment), fresh, demo));
    }
}
