package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One connection for everybody: what it was told of an agency must be forgotten before the next one gets it. */
public abstract class PooledConnections {

    private static final int ROUNDS = 10;
    private static final String MEMORY =
            """
            SELECT concat_ws('|', pg_backend_pid(), current_user, session_user, coalesce(current_setting('rapport.agency', true), ''),
                coalesce(current_setting('rapport.caller', true), ''), current_setting('enable_seqscan'),
                current_setting('plan_cache_mode'))""";

    /** What the service serves requests with. */
    protected abstract AgroalDataSource pool();

    /** Makes something; fails unless that is answered with success. */
    protected abstract void write(String agency);

    /** Tries what the database refuses in the middle of its transaction; fails unless that is answered with 4xx. */
    protected abstract void failToWrite(String agency);

    /** How many things of that kind the agency finds. */
    protected abstract int find(String agency);

    @Test
    void agencies_that_take_turns_on_one_connection_see_their_own_and_leave_nothing_behind() throws Exception {
        String north = "north-" + UUID.randomUUID();
        String south = "south-" + UUID.randomUUID();
        var settings = pool().getConfiguration().connectionPoolConfiguration();
        int size = settings.maxSize();
        settings.setMaxSize(1);
        try {
            pool().flush(AgroalDataSource.FlushMode.GRACEFUL);
            Set<String> memories = new HashSet<>();
            for (int i = 1; i <= ROUNDS; i++) {
                write(north);
                memories.add(memory());
                assertEquals(i - 1, find(south));
                memories.add(memory());
                failToWrite(north);
                memories.add(memory());
                write(south);
                failToWrite(south);
                memories.add(memory());
                assertEquals(i, find(north));
                memories.add(memory());
            }
            assertEquals(1, memories.size(), memories.toString());
            assertEquals("|||on|auto", memories.iterator().next().replaceFirst("^\\d+\\|(\\w+_app)\\|\\1", ""));
        } finally {
            settings.setMaxSize(size);
        }
    }

    @Test
    void agencies_that_crowd_a_pool_of_one_see_their_own() throws Exception {
        List<String> agencies = IntStream.range(0, 4)
                .mapToObj(i -> "crowd-" + UUID.randomUUID())
                .toList();
        var settings = pool().getConfiguration().connectionPoolConfiguration();
        int size = settings.maxSize();
        settings.setMaxSize(1);
        try (var threads = Executors.newFixedThreadPool(agencies.size())) {
            pool().flush(AgroalDataSource.FlushMode.GRACEFUL);
            List<Callable<Void>> work = agencies.stream()
                    .map(agency -> (Callable<Void>) () -> crowd(agency))
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) done.get();
        } finally {
            settings.setMaxSize(size);
        }
    }

    private Void crowd(String agency) {
        for (int i = 1; i <= ROUNDS; i++) {
            write(agency);
            assertEquals(i, find(agency));
            failToWrite(agency);
        }
        return null;
    }

    private String memory() throws SQLException {
        try (Connection connection = pool().getConnection()) {
            return Catalog.ask(connection, MEMORY).getFirst();
        }
    }
}
