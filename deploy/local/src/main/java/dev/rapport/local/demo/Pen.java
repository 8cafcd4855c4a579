package dev.rapport.local.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

/** Writes the story in a fixed order under numbered keys, so that telling it again from the start adds nothing twice. */
public final class Pen {
    private final Api api;
    private final LocalDate today;
    private final AtomicInteger written = new AtomicInteger();

    public Pen(Api api, LocalDate today) {
        this.api = api;
        this.today = today;
    }

    public JsonNode write(Service service, String path, Map<String, ?> body) {
        return api.post(service, path, body, "demo-%s-%d".formatted(today, written.incrementAndGet()));
    }

    public String noon(int daysAgo) {
        var noon = today.minusDays(daysAgo).atTime(LocalTime.NOON);
        return noon.toInstant(ZoneOffset.UTC).toString();
    }

    public String day(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }
}
