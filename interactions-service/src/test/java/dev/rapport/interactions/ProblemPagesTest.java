package dev.rapport.interactions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.problem.ProblemCode;
import dev.rapport.kit.problem.ProblemPage;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every code that this service may answer with has a page, where its type points. */
@QuarkusTest
class ProblemPagesTest {

    private static Map<String, ProblemCode> codes() throws ClassNotFoundException {
        Map<String, ProblemCode> codes = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackages("dev.rapport.interactions", "dev.rapport.kit")) {
            if (!type.isEnum() || !type.isAssignableTo(ProblemCode.class)) continue;
            for (Object one : Class.forName(type.getName()).getEnumConstants())
                codes.put(((ProblemCode) one).code(), (ProblemCode) one);
        }
        return codes;
    }

    @Test
    void every_code_has_a_page_and_every_page_a_code() throws Exception {
        List<String> pages = ProblemPage.all().stream().map(ProblemPage::code).toList();
        assertEquals(codes().keySet(), new TreeSet<>(pages));
        assertEquals(pages.size(), new TreeSet<>(pages).size());
    }

    @Test
    void a_page_says_what_the_answer_says() throws Exception {
        for (ProblemCode code : codes().values()) {
            ProblemPage page = ProblemPage.of(code.code()).orElseThrow();
            JsonNode example = new ObjectMapper().readTree(page.example());
            assertEquals(code.status(), page.status(), page.code());
            assertEquals(code.title(), page.title());
            assertEquals("/problems/" + code.code(), example.get("type").asText());
            assertEquals(code.code(), example.get("code").asText());
            assertEquals(code.title(), example.get("title").asText());
            assertEquals(code.status(), example.get("status").asInt());
            assertTrue(page.text().contains("\n## What to do\n"), page.code());
        }
    }

    @Test
    void the_pages_are_there_for_everybody() throws Exception {
        for (String code : codes().keySet()) {
            String type = "/problems/" + code;
            String served = given().accept("*/*")
                    .get(type)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertEquals(ProblemPage.of(code).orElseThrow().text(), served);
        }
        given().get("/problems/nothing").then().statusCode(404);
        given().get("/problems/..%2Fcodes").then().statusCode(404);
    }
}
