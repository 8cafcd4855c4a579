package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two at once: one wins, the other is told so, and nothing breaks. */
@QuarkusTest
class RacesTest {

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    private static Map<Integer, Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) statuses.merge(answer.get(), 1, Integer::sum);
        }
        return statuses;
    }

    @Test
    void of_many_changes_to_one_version_one_is_made() throws Exception {
        String mina = api.influencer("Mina");
        for (int version = 1; version <= 5; version++) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int read = version;
                String notes = version + " " + i;
                calls.add(() -> api.patch(mina, read, "notes", notes).statusCode());
            }
            assertEquals(Map.of(200, 1, 412, 5), atOnce(calls));
        }
    }

    @Test
    void of_a_change_and_a_deletion_one_is_made() throws Exception {
        for (int round = 0; round < 8; round++) {
            String mina = api.influencer("Mina");
            var statuses = atOnce(List.of(() -> api.patch(mina, 1, "notes", "x").statusCode(), () -> api.delete(mina, 1)
                    .statusCode()));
            boolean changed = statuses.equals(Map.of(200, 1, 412, 1));
            boolean deleted = statuses.containsKey(204) && (statuses.containsKey(412) || statuses.containsKey(404));
            assertTrue(changed || deleted, statuses.toString());
        }
    }

    @Test
    void an_external_id_goes_to_one_of_many() throws Exception {
        Callable<Integer> call =
                () -> api.post(INFLUENCERS, "name", "Mina", "externalId", "1").statusCode();
        assertEquals(Map.of(201, 1, 409, 5), atOnce(Collections.nCopies(6, call)));
    }

    @Test
    void what_is_learnt_while_an_influencer_goes_is_kept_with_neither_or_refused() throws Exception {
        for (int round = 0; round < 8; round++) {
            String mina = api.influencer("Mina");
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++)
                calls.add(() -> api.post(mina + "/research", "note", "n").statusCode());
            calls.add(2, () -> api.delete(mina, 1).statusCode());
            var statuses = atOnce(calls);
            assertEquals(1, statuses.remove(204), statuses.toString());
            assertTrue(List.of(201, 404, 409).containsAll(statuses.keySet()), statuses.toString());
            assertEquals(List.of(), Rows.of(api).get("research_note"));
        }
    }

    @Test
    void who_is_invited_while_they_go_is_in_no_campaign_or_told_of_again() throws Exception {
        Topic events = new Topic("contacts");
        String alder = api.organization("Alder");
        for (int round = 0; round < 8; round++) {
            String mina = api.influencer("Mina");
            String nora = api.influencer("Nora");
            String empty = api.campaignFor(alder);
            String full = api.campaignFor(alder, mina);
            var statuses = atOnce(List.of(
                    () -> api.patch(empty, 1, "influencerIds", List.of(Api.idOf(mina)))
                            .statusCode(),
                    () -> api.patch(full, 1, "influencerIds", List.of(Api.idOf(mina), Api.idOf(nora)))
                            .statusCode(),
                    () -> api.delete(mina, 1).statusCode()));
            assertEquals(1, statuses.remove(204), statuses.toString());
            assertTrue(List.of(200, 404, 409, 412).containsAll(statuses.keySet()), statuses.toString());
            for (String campaign : List.of(empty, full)) {
                var now = api.get(campaign);
                List<String> invited = now.path("influencerIds");
                assertFalse(invited.contains(Api.idOf(mina)), "invited and gone");
                var told = Topic.data(events.about(Api.idOf(campaign), now.<Integer>path("version"))
                        .getLast());
                assertEquals(now.<Integer>path("version"), told.get("version").asInt());
                assertEquals(
                        invited.toString(), told.get("influencerIds").toString().replace("\"", ""));
            }
        }
    }

    @Test
    void a_campaign_for_an_organization_that_goes_is_refused_or_keeps_it() throws Exception {
        for (int round = 0; round < 8; round++) {
            String alder = api.organization("Alder");
            var statuses = atOnce(List.of(
                    () -> api.editor()
                            .body(Api.campaign(alder))
                            .post(Api.CAMPAIGNS)
                            .statusCode(),
                    () -> api.delete(alder, 1).statusCode()));
            boolean made = statuses.equals(Map.of(201, 1, 409, 1));
            boolean gone = statuses.equals(Map.of(204, 1, 404, 1)) || statuses.equals(Map.of(204, 1, 409, 1));
            assertTrue(made || gone, statuses.toString());
        }
    }

    /** The window is small: hold the deletion open by hand. */
    @Test
    void a_note_for_an_influencer_who_just_went_is_a_conflict() throws Exception {
        String mina = api.influencer("Mina");
        try (var gone = Rows.superuser();
                var threads = Executors.newSingleThreadExecutor()) {
            gone.setAutoCommit(false);
            try (var statement = gone.createStatement()) {
                statement.execute("DELETE FROM influencer WHERE agency = '" + api.agency() + "'");
            }
            var note = threads.submit(() -> api.post(mina + "/research", "note", "n"));
            Rows.awaitSomebodyWhoWaits();
            gone.commit();
            problem(note.get(), 409, "conflict");
        }
    }
}
