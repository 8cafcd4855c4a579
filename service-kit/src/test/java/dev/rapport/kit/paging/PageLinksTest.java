package dev.rapport.kit.paging;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PageLinksTest {

    @Test
    void the_cursor_joins_what_was_asked_for() {
        assertEquals("/v1/things?cursor=c", target("/v1/things"));
        assertEquals("/v1/things?limit=2&sort=-name&cursor=c", target("/v1/things?limit=2&sort=-name"));
    }

    @Test
    void the_cursor_replaces_the_one_before() {
        assertEquals("/v1/things?limit=2&cursor=c", target("/v1/things?cursor=b&limit=2"));
    }

    @Test
    void what_was_escaped_stays_escaped() {
        assertEquals("/v1/things?tag=%7Ba%7D%26%25+b&cursor=c", target("/v1/things?tag=%7Ba%7D%26%25+b"));
    }

    private static String target(String request) {
        return PageLinks.target(URI.create("http://localhost:8081" + request), "c");
    }
}
