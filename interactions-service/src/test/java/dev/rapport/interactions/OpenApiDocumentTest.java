package dev.rapport.interactions;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class OpenApiDocumentTest {

    @Test
    void the_committed_document_is_the_one_that_is_served() throws Exception {
        String served = given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path committed = Path.of("openapi.yaml");
        if (Files.exists(committed) && Files.readString(committed).equals(served)) return;
        Path fresh = Path.of("target", "openapi.yaml");
        Files.writeString(fresh, served);
        assertEquals(
                Files.exists(committed) ? Files.readString(committed) : "",
                served,
                "the API has changed: look at the difference, then copy " + fresh + " to " + committed);
    }
}
