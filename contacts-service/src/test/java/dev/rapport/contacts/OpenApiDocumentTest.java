package dev.rapport.contacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.fail;

@QuarkusTest
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path SERVED = Path.of("target", "openapi.yaml");

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        String served = given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Files.exists(COMMITTED) && Files.readString(COMMITTED).equals(served)) return;
        Files.writeString(SERVED, served);
        fail("The API has changed. If that was meant: cp contacts-service/" + SERVED + " contacts-service/"
                + COMMITTED);
    }
}
