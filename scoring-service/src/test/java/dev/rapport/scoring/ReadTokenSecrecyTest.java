package dev.rapport.scoring;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A read token is known to whoever had it made, and is written down nowhere. */
@QuarkusTest
class ReadTokenSecrecyTest {

    private final Feed feed = Feed.ofANewAgency();
    private UUID influencer;
    private String token;

    @BeforeEach
    void embedOne() {
        influencer = feed.influencer();
        feed.taken();
        token = Badges.of(feed).token(influencer, null);
    }

    @Test
    void noAnswerRepeatsAToken() {
        String wrong = Badges.renamed(token, "nobody");
        List<Response> answers = List.of(
                Badges.picture(influencer, token),
                Badges.picture(influencer, wrong),
                Badges.picture(influencer, token + "%0"),
                given().queryParam("token", token, wrong).get(Badges.picture(influencer)),
                given().queryParam("token", token).queryParam("more", token).get(Badges.picture(influencer)),
                given().queryParam("token", token).delete(Badges.picture(influencer)),
                given().queryParam("token", token).get("/v1/nowhere"),
                given().queryParam("token", token).get(Badges.PATH));
        String secret = token.substring(token.indexOf('.') + 1);
        for (Response answer : answers) {
            assertFalse((answer.headers() + answer.asString()).contains(secret), answer.asString());
        }
    }

    @Test
    void noTableHoldsTheSecretInAnyForm() throws SQLException {
        Response made = Badges.of(feed)
                .editor()
                .header("Idempotency-Key", "k")
                .body(Badges.body(influencer, null))
                .post(Badges.PATH);
        String secret = Badges.tokenIn(made).substring(Badges.tokenIn(made).indexOf('.') + 1);
        List<String> rows = everything(feed.agency());
        String id = made.path("id");
        assertTrue(rows.stream().filter(row -> row.contains(id)).count() >= 2, "the badge and the remembered answer");
        HexFormat hex = HexFormat.of();
        for (String form : List.of(
                secret,
                hex.formatHex(secret.getBytes(StandardCharsets.US_ASCII)),
                hex.formatHex(Base64.getUrlDecoder().decode(secret)))) {
            rows.forEach(row -> assertFalse(row.contains(form), row));
        }
    }

    /** All rows of an agency in all tables, as text. */
    private static List<String> everything(String agency) throws SQLException {
        try (Connection database = LocalStack.shared().superuser("scoring")) {
            List<String> rows = new ArrayList<>();
            for (String table : column(
                    database,
                    "SELECT table_name FROM information_schema.columns"
                            + " WHERE table_schema = 'public' AND column_name = 'agency'")) {
                rows.addAll(column(database, "SELECT t::text FROM " + table + " t WHERE agency = '" + agency + "'"));
            }
            return rows;
        }
    }

    private static List<String> column(Connection database, String query) throws SQLException {
        try (var select = database.createStatement();
                var found = select.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) values.add(found.getString(1));
            return values;
        }
    }
}
