package dev.rapport.interactions;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

/** The agency's own key is of one thing of a kind, and finds it. */
@QuarkusTest
class ExternalIdsTest {

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of(INTERACTIONS, "kind", "HELP"),
                Arguments.of(COMMITMENTS, "dueOn", "2030-01-01"),
                Arguments.of(AGREEMENTS, "giveShare", 0.5),
                Arguments.of(SURVEYS, "answers", Map.of("trust", 5)));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void it_is_unique_until_the_deed_is_deleted(String path, String field, Object value) {
        Relationship ours = Relationship.fresh();
        String first = ours.made(path, field, value, "externalId", "crm-1");
        String other = ours.made(path, field, value);
        for (var taken : Stream.of(
                        ours.post(path, field, value, "externalId", "crm-1"),
                        ours.patch(other, 1, "externalId", "crm-1"))
                .toList()) {
            taken.then()
                    .statusCode(409)
                    .body("code", equalTo("already_exists"))
                    .body("violations[0].pointer", equalTo("/externalId"));
        }
        ours.get(first).then().body("externalId", equalTo("crm-1"));
        ours.get(path + "?externalId=crm-1").then().body("items.id", contains(idOf(first)));
        ours.get(path + "?externalId=crm-2").then().body("items", empty());
        Relationship.fresh().made(path, field, value, "externalId", "crm-1");
        ours.delete(first, 1).then().statusCode(204);
        ours.patch(other, 1, "externalId", "crm-1").then().statusCode(200);
    }
}
