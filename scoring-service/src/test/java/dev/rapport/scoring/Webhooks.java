package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Party;

/** One agency's webhooks over HTTP, as its admin, for what happens with one of its organizations. */
record Webhooks(Feed feed, UUID organization) {

    Webhooks(Feed feed) {
        this(feed, feed.organization());
    }

    static final String PATH = "/v1/webhooks";
    static final String OVERDUE = "score.overdue_changed";

    /** Made. */
    record Made(String id, String secret) {

        String path() {
            return PATH + "/" + id;
        }
    }

    RequestSpecification admin() {
        return Answers.to(feed).as(Role.ADMIN).contentType("application/json");
    }

    Map<String, Object> body(String url, String... types) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", url);
        body.put("eventTypes", List.of(types));
        body.put("organizationId", organization);
        return body;
    }

    Response post(Map<String, Object> body) {
        return admin().body(body).post(PATH);
    }

    Made make(Map<String, Object> body) {
        Response made = post(body);
        made.then().statusCode(201);
        return new Made(made.path("id"), made.path("secret"));
    }

    Made make(Receiver receiver, String... types) {
        return make(body(receiver.url(), types));
    }

    JsonNode get(Made made) {
        Response answer = admin().get(made.path());
        answer.then().statusCode(200);
        return Answers.json(answer.asString());
    }

    /** The last first. */
    List<JsonNode> deliveries(Made made, String query) {
        Response answer = admin().get(made.path() + "/deliveries" + query);
        answer.then().statusCode(200);
        return Ranked.list(Answers.json(answer.asString()));
    }

    /** A promise of ours is overdue, to somebody new: one event, one change of one score of the organization. */
    UUID somethingHappens() {
        UUID influencer = feed.influencer();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Interaction promise = Interaction.builder(Ids.next().toString(), Kind.COMMITMENT, today.minusDays(9))
                .by(Party.US)
                .importance(2)
                .dueOn(today.minusDays(2))
                .status(CommitmentStatus.OPEN)
                .build();
        happens(promise, influencer);
        return influencer;
    }

    void happens(Interaction what, UUID influencer) {
        feed.tell(Event.of(what, organization, influencer)).taken();
    }

    Response patch(Made made, String patch) {
        return admin().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(made.path());
    }

    Response replay(Made made, String from, String until) {
        return admin().body(Map.of("from", from, "until", until)).post(made.path() + "/replay");
    }

    /** The first delivery once it has been tried. */
    JsonNode awaitAttempt(Made made) {
        Topics.await("an attempt", () -> deliveries(made, "").stream()
                .anyMatch(one -> !one.get("attempts").isEmpty()));
        return deliveries(made, "?sort=createdAt").getFirst();
    }

    /** What nobody can do over HTTP. */
    static void run(String sql) {
        try (Connection superuser = LocalStack.shared().superuser("scoring");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that is stored. */
    static byte[] bytes(String sql) {
        try (Connection superuser = LocalStack.shared().superuser("scoring");
                ResultSet row = superuser.createStatement().executeQuery(sql)) {
            row.next();
            return row.getBytes(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one delivery once it has come to this state. */
    JsonNode await(Made made, String state) {
        Topics.await(state, () -> !deliveries(made, "?state=" + state).isEmpty());
        return deliveries(made, "?state=" + state).getFirst();
    }
}
