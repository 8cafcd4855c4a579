package dev.rapport.contacts;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.contract.CommittedDocument;

import static io.restassured.RestAssured.given;

@QuarkusTest
class OpenApiDocumentTest {

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        CommittedDocument.is(given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
