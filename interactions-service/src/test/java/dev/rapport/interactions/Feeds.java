package dev.rapport.interactions;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Content;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;

import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static io.restassured.RestAssured.given;

/** Makes and revokes calendar feeds over HTTP, and reads them as a calendar program would, with a parser not ours. */
record Feeds(Relationship mina) {

    static final String FEEDS = "/v1/calendar-feeds";
    static final String CALENDAR = "/v1/calendar.ics";

    Response make(Object... said) {
        Map<String, Object> body = map(said);
        return mina.editor().body(body).post(FEEDS);
    }

    /** The token of a new feed. */
    String token(Object... said) {
        return tokenIn(make(said));
    }

    static String tokenIn(Response made) {
        String url = made.then().statusCode(201).extract().path("url");
        return url.substring(url.indexOf("token=") + 6);
    }

    /** As a stranger who has a token. */
    static Response read(String token) {
        return given().queryParam("token", token).get(CALENDAR);
    }

    static Calendar parsed(String token) {
        String text = read(token).then().statusCode(200).extract().asString();
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            if (calendar.validate().hasErrors()) throw new AssertionError(calendar.validate());
            return calendar;
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    static List<VEvent> events(String token) {
        return parsed(token).getComponentList().getAll().stream()
                .filter(VEvent.class::isInstance)
                .map(VEvent.class::cast)
                .toList();
    }

    static List<String> idsIn(String token) {
        return events(token).stream().map(event -> value(event, "UID")).toList();
    }

    /** The event of what lies at that path. */
    static VEvent event(String token, String path) {
        return events(token).stream()
                .filter(event -> value(event, "UID").equals(idOf(path)))
                .findFirst()
                .orElseThrow();
    }

    static String value(PropertyContainer of, String property) {
        return of.getProperty(property).map(Content::getValue).orElse(null);
    }

    /** The same secret with the name of another agency before it. */
    static String renamed(String token, String agency) {
        return base64(agency) + token.substring(token.indexOf('.'));
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
