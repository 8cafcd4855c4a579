package dev.rapport.local.bench.http;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Makes the round trips of a request through the driver of the services, with nothing else of theirs: a program of its own,
 * so that its CPU time can be told from anybody's. Reads its {@link Task} from the first line that it is given, then
 * seconds, line by line, and says for each how often it made them.
 */
final class DriverLoop {
    /** Pgbench, which numbers as well, does not get so far. */
    private static final long BEHIND_PGBENCH = 100;

    private static final long OF_EACH = 1_000_000_000_000L;

    private final Task task;
    private final int number;
    private final Connection connection;
    private final List<PreparedStatement> prepared = new ArrayList<>();
    private long turn;

    /**
     * What there is to do.
     *
     * @param transaction whether the trips are one, to be committed
     */
    record Task(String url, String user, String password, int connections, boolean transaction, List<Trip> trips) {}

    /** @param sql statements that travel together, with a question mark for each value */
    record Trip(String sql, List<Value> values) {}

    /**
     * A value, as text; the database finds out what it is.
     *
     * @param before all of it, where nothing in it varies; null for NULL
     * @param varying what is another one each time, or null
     */
    record Value(String before, Varying varying, String after) {
        private String now(long round) {
            return varying == null ? before : before + varying.id(round) + after;
        }
    }

    private DriverLoop(Task task, int number) throws SQLException {
        this.task = task;
        this.number = number;
        connection = DriverManager.getConnection(task.url(), task.user(), task.password());
        connection.setAutoCommit(!task.transaction());
        for (Trip trip : task.trips()) prepared.add(connection.prepareStatement(trip.sql()));
    }

    public static void main(String[] arguments) throws Exception {
        try (Scanner input = new Scanner(System.in);
                var threads = Executors.newCachedThreadPool()) {
            Task task = new ObjectMapper().readValue(input.nextLine(), Task.class);
            List<DriverLoop> loops = new ArrayList<>();
            for (int i = 0; i < task.connections(); i++) loops.add(new DriverLoop(task, i));
            while (input.hasNextLine()) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(input.nextLine()));
                List<Callable<Long>> work = new ArrayList<>();
                for (DriverLoop loop : loops) work.add(() -> loop.until(end));
                System.out.println(sum(threads.invokeAll(work)));
            }
        }
    }

    private static long sum(List<Future<Long>> counts) throws ExecutionException, InterruptedException {
        long sum = 0;
        for (Future<Long> count : counts) sum += count.get();
        return sum;
    }

    private long until(long end) throws SQLException {
        long made = 0;
        for (; System.nanoTime() < end; made++) request();
        return made;
    }

    private void request() throws SQLException {
        long round = (BEHIND_PGBENCH + task.connections()) * OF_EACH + ++turn * task.connections() + number;
        for (int i = 0; i < prepared.size(); i++) {
            PreparedStatement trip = prepared.get(i);
            int place = 0;
            for (Value value : task.trips().get(i).values()) trip.setObject(++place, value.now(round), Types.OTHER);
            trip.execute();
            while (trip.getMoreResults() || trip.getUpdateCount() >= 0) {
                // All answers are read, as a service reads them.
            }
        }
        if (task.transaction()) connection.commit();
    }
}
