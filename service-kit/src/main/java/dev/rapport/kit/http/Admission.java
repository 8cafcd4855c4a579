package dev.rapport.kit.http;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.AgencyClaim;
import dev.rapport.kit.work.Shares;

/**
 * Who gets in when many want to: no agency takes the place of another, and what is more than can be served soon is sent
 * away at once instead of waiting until nobody waits for its answer any more. After the token was checked, so that nobody
 * can use up what is another's.
 */
@ApplicationScoped
class Admission {

    private static final int AFTER_AUTHENTICATION = 50;
    private static final int AFTER_THE_BODY = 40;
    private static final int BEFORE_AUTHENTICATION = 250;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Those that are served beside each other, and counted by themselves. */
    private record Room(String name, AtomicInteger taken, int places) {
        Room(String name, int places) {
            this(name, new AtomicInteger(), places);
        }
    }

    private Room requests;
    private Room uploads;
    private Room streams;
    private final Shares shares = new Shares();

    @Inject
    RateLimit rates;

    @Inject
    BodyLimit bodies;

    @Inject
    AgencyClaim agencies;

    @Inject
    ProblemTable table;

    @ConfigProperty(name = "rapport.http.most-in-flight")
    int most;

    @ConfigProperty(name = "rapport.http.most-uploads")
    int mostUploads;

    @ConfigProperty(name = "rapport.http.most-streams")
    int mostStreams;

    @ConfigProperty(name = "rapport.http.stream-path")
    Optional<String> streamPath;

    void install(@Observes Filters filters, MeterRegistry meters) {
        requests = new Room("requests", most);
        uploads = new Room("uploads", mostUploads);
        streams = new Room("streams", mostStreams);
        inside("rapport.requests.in.flight", requests)
                .description("Requests that are being answered, of at most rapport.http.most-in-flight")
                .register(meters);
        inside("rapport.uploads.in.flight", uploads)
                .description("Files that are being sent, of at most rapport.http.most-uploads")
                .register(meters);
        inside("rapport.streams.open", streams)
                .description("Open streams, of at most rapport.http.most-streams")
                .register(meters);
        filters.register(this::heed, BEFORE_AUTHENTICATION);
        filters.register(this::count, AFTER_AUTHENTICATION);
        filters.register(this::enter, AFTER_THE_BODY);
    }

    private static Gauge.Builder<AtomicInteger> inside(String name, Room room) {
        return Gauge.builder(name, room.taken, AtomicInteger::get);
    }

    /** To check a token costs more than to refuse it: whoever sends bad ones all the time is no longer listened to. */
    private void heed(RoutingContext context) {
        String address = context.request().remoteAddress().hostAddress();
        if (context.request().getHeader("Authorization") == null) {
            context.next();
        } else if (rates.hasTriedTooOften(address)) {
            refuse(context, Problem.TOO_MANY_REQUESTS, "Too many bad tokens; come back in a second.", 1);
        } else {
            context.addEndHandler(done -> {
                if (context.response().getStatusCode() == Problem.UNAUTHENTICATED.status()) rates.hasTried(address);
            });
            context.next();
        }
    }

    private void count(RoutingContext context) {
        if (isDocument(context)) {
            context.next();
            return;
        }
        Optional<String> agency = agency(context);
        boolean write = !READS.contains(context.request().method());
        RateLimit.Verdict verdict = rates.count(
                agency.orElse(null), context.request().remoteAddress().hostAddress(), write);
        context.response().putHeader("RateLimit-Policy", verdict.policy()).putHeader("RateLimit", verdict.left());
        if (verdict.retryAfter() > 0) {
            refuse(
                    context,
                    Problem.TOO_MANY_REQUESTS,
                    "Come back in " + verdict.retryAfter() + " s.",
                    verdict.retryAfter());
        } else if (agency.isPresent()) {
            bodies.readAnnounced(context);
        } else {
            // Nobody whom nobody knows has anything to send; the resource will say so, unread.
            context.next();
        }
    }

    /** Once the body is there: who sends slowly takes nobody's place. Half of the room is the most that one agency has. */
    private void enter(RoutingContext context) {
        if (isDocument(context)) {
            context.next();
            return;
        }
        Room room = room(context);
        String agency = agency(context).orElse("");
        String who = agency + "/" + room.name;
        boolean full = room.taken.incrementAndGet() > room.places;
        boolean overShare = shares.take(who) > Math.max(1, room.places / 2) && !agency.isEmpty();
        if (full || overShare) {
            leave(who, room);
            refuse(context, Problem.UNAVAILABLE, "Too many requests at once; try again in a moment.", 1);
            return;
        }
        AtEnd.once(context, () -> leave(who, room));
        context.next();
    }

    /** A stream lasts, and does nothing meanwhile. */
    private Room room(RoutingContext context) {
        if (bodies.isUpload(context)) return uploads;
        boolean stream = streamPath.filter(context.request().path()::equals).isPresent();
        return stream && context.request().method() == HttpMethod.GET ? streams : requests;
    }

    private void leave(String who, Room room) {
        room.taken.decrementAndGet();
        shares.giveBack(who);
    }

    private void refuse(RoutingContext context, Problem problem, String detail, long seconds) {
        context.response().putHeader("Retry-After", String.valueOf(seconds));
        var body = table.begin(new Refusal(problem, detail), context);
        if (context.request().isEnded()) context.response().end(body);
        else LastWord.say(body, context);
    }

    private static boolean isDocument(RoutingContext context) {
        return context.normalizedPath().startsWith("/q/");
    }

    private Optional<String> agency(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? agencies.of(token)
                : Optional.empty();
    }
}
