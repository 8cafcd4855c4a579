package dev.rapport.contacts;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** Every refusal has the same form (RFC 9457), whoever in the service it comes from. */
final class Problems {

    private Problems() {}

    static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()))
                .body("instance", startsWith("/"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    /** One thing is wrong, at this place in the body. */
    static ValidatableResponse invalid(Response response, String pointer, String code) {
        return problem(response, 400, "invalid_request")
                .body("violations.size()", equalTo(1))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].code", equalTo(code))
                .body("violations[0].message", not(blankOrNullString()));
    }

    static ValidatableResponse invalidParameter(Response response, String parameter, String code) {
        return problem(response, 400, "invalid_request")
                .body("violations[0].parameter", equalTo(parameter))
                .body("violations[0].code", equalTo(code));
    }
}
