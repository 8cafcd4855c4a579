package dev.rapport.contacts;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Api.ORGANIZATIONS;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class OrganizationsTest {

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    @Test
    void all_that_is_said_about_one_is_kept() {
        var presence = map(
                "network",
                "instagram",
                "handle",
                "@alder",
                "url",
                "https://instagram.com/alder",
                "lastActiveOn",
                "2026-03-01");
        String path = api.made(
                ORGANIZATIONS,
                "name",
                "Alder & Co",
                "externalId",
                "crm-1",
                "website",
                "https://alder.example",
                "goals",
                List.of("Be known in Bergen", "200 trial orders"),
                "presence",
                List.of(presence));
        api.get(path)
                .then()
                .body("externalId", equalTo("crm-1"))
                .body("website", equalTo("https://alder.example"))
                .body("goals", contains("Be known in Bergen", "200 trial orders"))
                .body("presence", contains(presence));
    }

    @Test
    void lists_that_are_not_sent_are_empty() {
        api.get(api.made(ORGANIZATIONS, "name", "Alder"))
                .then()
                .body("goals", empty())
                .body("presence", empty());
    }

    @Test
    void an_array_is_replaced_as_a_whole() {
        String path = api.made(ORGANIZATIONS, "name", "Alder", "goals", List.of("a", "b"));
        api.patch(path, 1, "goals", List.of("c")).then().body("goals", contains("c"));
        api.patch(path, 2, "goals", null).then().body("goals", empty());
    }

    @Test
    void an_external_id_is_taken_once_in_an_agency_and_free_in_another() {
        String taken = api.made(ORGANIZATIONS, "name", "Alder", "externalId", "crm-1");
        String other = api.made(ORGANIZATIONS, "name", "Birch");
        problem(api.post(ORGANIZATIONS, "name", "Cedar", "externalId", "crm-1"), 409, "already_exists")
                .body("violations[0].pointer", equalTo("/externalId"));
        problem(api.patch(other, 1, "externalId", "crm-1"), 409, "already_exists");
        Api.ofANewAgency().made(ORGANIZATIONS, "name", "Cedar", "externalId", "crm-1");
        api.get(ORGANIZATIONS + "?externalId=crm-1").then().body("items.name", contains("Alder"));
        api.delete(taken, 1).then().statusCode(204);
        api.patch(other, 1, "externalId", "crm-1").then().statusCode(200);
    }

    @Test
    void what_is_wrong_is_said_where_it_is() {
        invalid(api.post(ORGANIZATIONS, "name", "A", "website", "javascript:alert(1)"), "/website", "web_address");
        invalid(api.post(ORGANIZATIONS, "name", "A", "goals", List.of("a", "")), "/goals/1", "required");
        invalid(
                api.post(ORGANIZATIONS, "name", "A", "presence", List.of(map("network", "x"))),
                "/presence/0/handle",
                "required");
        invalid(
                api.post(
                        ORGANIZATIONS,
                        "name",
                        "A",
                        "presence",
                        List.of(map("network", "x", "handle", "h", "lastActiveOn", "yesterday"))),
                "/presence/0/lastActiveOn",
                "wrong_type");
        invalid(api.post(ORGANIZATIONS, "name", "x".repeat(201)), "/name", "size");
        invalid(api.post(ORGANIZATIONS, "name", "A", "externalId", ""), "/externalId", "size");
    }

    @Test
    void several_faults_are_told_together() {
        problem(api.post(ORGANIZATIONS, "website", "x", "externalId", ""), 400, "invalid_request")
                .body("violations.pointer", contains("/externalId", "/name", "/website"));
    }
}
