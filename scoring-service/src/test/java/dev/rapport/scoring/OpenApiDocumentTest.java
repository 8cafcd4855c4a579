package dev.rapport.scoring;

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
    private static final Path GENERATED = Path.of("target", "openapi.yaml");

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
        String served = given().queryParam("format", "yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Files.exists(COMMITTED) && Files.readString(COMMITTED).equals(served)) return;
        Files.writeString(GENERATED, served);
        fail("The API has changed. If that was meant, take the new document over:"
                + " cp scoring-service/target/openapi.yaml scoring-service/openapi.yaml");
    }
}
