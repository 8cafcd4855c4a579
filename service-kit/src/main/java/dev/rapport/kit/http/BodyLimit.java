package dev.rapport.kit.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;

/**
 * Refuses a body that says it is too large before reading it, one that does not say as soon as it is, and one that takes
 * too long to arrive.
 */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_TRACE = 9_000;
    private static final int ONCE_READ = 45;
    private static final String HURRY = BodyLimit.class.getName();

    /** The last step of the path of everything that takes many items. */
    private static final String BATCH = "/batch";

    /** Bytes of memory that bodies take: of callers who are known, and of those who are not asked before they send. */
    private final AtomicLong announced = new AtomicLong();

    private final AtomicLong unannounced = new AtomicLong();
    private final BodyHandler reader = BodyHandler.create(false);
    private final BodyHandler batchReader = BodyHandler.create(false);

    @Inject
    ProblemTable table;

    @ConfigProperty(name = "rapport.http.body-limit")
    MemorySize limit;

    @ConfigProperty(name = "rapport.http.batch-limit")
    MemorySize batchLimit;

    @ConfigProperty(name = "rapport.http.body-memory")
    MemorySize memory;

    @ConfigProperty(name = "rapport.http.upload-limit")
    MemorySize uploadLimit;

    @ConfigProperty(name = "rapport.http.body-time")
    Duration bodyTime;

    @ConfigProperty(name = "rapport.http.upload-time")
    Duration uploadTime;

    @ConfigProperty(name = "rapport.http.upload-path")
    Optional<String> uploadPath;

    void install(@Observes Filters filters) {
        reader.setBodyLimit(limit.asLongValue());
        batchReader.setBodyLimit(batchLimit.asLongValue());
        filters.register(this::check, AFTER_TRACE);
        filters.register(this::read, ONCE_READ);
    }

    void install(@Observes Router router) {
        router.route().order(-1).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        // A file is streamed by the one that takes it, who counts along.
        if (isUpload(context)) hurry(context, uploadTime);
        if (length == null && isUpload(context)) context.next();
        else if (length == null) readUpToLimit(context, unannounced, limitOf(context));
        else if (length.length() < 19 && Long.parseLong(length) <= limitOf(context)) context.next();
        else refuse(context);
    }

    /** For a caller who is known: nothing waits for the rest of a body but this. One in chunks was read before. */
    void readAnnounced(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        long bytes = length == null ? 0 : Long.parseLong(length);
        if (bytes == 0 || isUpload(context)) context.next();
        else readUpToLimit(context, announced, bytes);
    }

    /** What is done with a body takes its own time. A file is not there yet: the one that takes it reads it. */
    private void read(RoutingContext context) {
        if (!isUpload(context) && context.get(HURRY) instanceof Long timer)
            context.vertx().cancelTimer(timer);
        context.next();
    }

    boolean isUpload(RoutingContext context) {
        return context.request().method() == HttpMethod.POST
                && uploadPath.filter(context.request().path()::equals).isPresent();
    }

    private long limitOf(RoutingContext context) {
        if (isUpload(context)) return uploadLimit.asLongValue();
        return (isBatch(context) ? batchLimit : limit).asLongValue();
    }

    private static boolean isBatch(RoutingContext context) {
        return context.request().path().endsWith(BATCH);
    }

    /** Sent in chunks. The server has a limit for that too, but breaks off without a word. */
    private void readUpToLimit(RoutingContext context, AtomicLong taken, long bytes) {
        HttpMethod method = context.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            context.next();
            return;
        }
        if (taken.addAndGet(bytes) > memory.asLongValue()) {
            taken.addAndGet(-bytes);
            refuse(context, Problem.UNAVAILABLE, "Too much is being sent at once; try again in a moment.");
            return;
        }
        AtEnd.once(context, () -> taken.addAndGet(-bytes));
        hurry(context, bodyTime);
        (isBatch(context) ? batchReader : reader).handle(context);
    }

    /** A byte now and then keeps every timeout of silence from striking. */
    private void hurry(RoutingContext context, Duration time) {
        long timer = context.vertx().setTimer(time.toMillis(), late -> {
            if (!context.request().isEnded() && !context.response().headWritten()) tooLate(context, time);
        });
        context.put(HURRY, timer);
        context.addEndHandler(done -> context.vertx().cancelTimer(timer));
    }

    private void tooLate(RoutingContext context, Duration time) {
        refuse(context, Problem.REQUEST_TIMEOUT, "The body must arrive within " + time.toSeconds() + " s.");
    }

    private void failed(RoutingContext context) {
        // Whoever hung up, or was refused and cut off, needs no answer and is no incident.
        if (context.response().headWritten() || context.response().closed()) return;
        if (context.statusCode() == Problem.BODY_TOO_LARGE.status()) refuse(context);
        else context.next();
    }

    private void refuse(RoutingContext context) {
        refuse(context, Problem.BODY_TOO_LARGE, "The body may have at most " + limitOf(context) + " bytes.");
    }

    private void refuse(RoutingContext context, Problem problem, String detail) {
        if (problem == Problem.UNAVAILABLE) context.response().putHeader("Retry-After", "1");
        LastWord.say(table.begin(new Refusal(problem, detail), context), context);
    }
}
