package dev.rapport.scoring.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.sse.OutboundSseEvent;

import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ListenerTest {

    private static final int MOST_WAITING = 4;
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID influencer = UUID.randomUUID();
    private final Listener listener =
            new Listener("agency", SseImpl.INSTANCE, new Wish(influencer, null), END, MOST_WAITING);
    private final AssertSubscriber<OutboundSseEvent> subscriber = AssertSubscriber.create(0);

    ListenerTest() {
        Multi.createFrom()
                .<OutboundSseEvent>emitter(listener::speakTo, BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(event -> listener.hasRead())
                .subscribe()
                .withSubscriber(subscriber);
        listener.begin(Listener.READY, new Position(10, 0));
    }

    private Change change(long xid) {
        return new Change("agency", new Position(xid, 1), influencer, null, "score.changed", "{}");
    }

    private List<String> told() {
        subscriber.request(Long.MAX_VALUE);
        return subscriber.getItems().stream().map(OutboundSseEvent::getId).toList();
    }

    @Test
    void what_comes_while_the_log_is_read_is_told_after_it_and_nothing_twice() {
        listener.offer(change(12));
        listener.offer(change(13));
        listener.catchUp(List.of(change(11), change(12)));
        listener.caughtUp();
        listener.offer(change(13));
        listener.offer(change(14));
        assertEquals(List.of("10-0", "11-1", "12-1", "13-1", "14-1"), told());
    }

    @Test
    void what_nobody_asked_for_is_not_told() {
        listener.caughtUp();
        listener.offer(new Change("agency", new Position(11, 1), UUID.randomUUID(), null, "score.changed", "{}"));
        assertEquals(List.of("10-0"), told());
    }

    @Test
    void who_reads_too_slowly_is_cut_off_and_can_go_on_from_what_was_read() {
        listener.caughtUp();
        for (int xid = 11; xid < 30; xid++) listener.offer(change(xid));
        assertTrue(listener.isGone());
        assertEquals(List.of("10-0", "11-1", "12-1", "13-1", "14-1"), told());
        subscriber.assertCompleted();
    }

    @Test
    void more_than_can_wait_is_told_to_who_reads() {
        subscriber.request(Long.MAX_VALUE);
        listener.caughtUp();
        for (int xid = 11; xid < 30; xid++) listener.offer(change(xid));
        assertEquals(20, told().size());
        assertFalse(listener.isGone());
    }

    @Test
    void a_sign_of_life_is_given_only_where_nothing_waits() {
        listener.caughtUp();
        listener.heartbeat();
        assertEquals(1, told().size());
        listener.heartbeat();
        assertEquals("heartbeat", subscriber.getItems().getLast().getComment());
    }

    @Test
    void it_is_over_when_its_token_is() {
        assertFalse(listener.isOver(END.minusMillis(1)));
        assertTrue(listener.isOver(END));
    }
}
