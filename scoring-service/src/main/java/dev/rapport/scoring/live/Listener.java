package dev.rapport.scoring.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * One open stream. Until the log was read for what came before, what comes now waits; whatever comes twice, or late, is
 * told once.
 */
final class Listener {

    /** Milliseconds after which a browser comes back. */
    private static final long COME_BACK_MILLIS = 2000;

    static final String READY = "ready";
    static final String RESET = "reset";

    private final String agency;
    private final Sse sse;
    private final Wish wish;
    private final Instant until;
    private final int mostWaiting;

    private MultiEmitter<? super OutboundSseEvent> out;
    private List<Change> meanwhile = new ArrayList<>();
    private Position told;
    private int waiting;
    private boolean ended;

    /** @param until when the token ends */
    Listener(String agency, Sse sse, Wish wish, Instant until, int mostWaiting) {
        this.agency = agency;
        this.sse = sse;
        this.wish = wish;
        this.until = until;
        this.mostWaiting = mostWaiting;
    }

    String agency() {
        return agency;
    }

    synchronized void speakTo(MultiEmitter<? super OutboundSseEvent> stream) {
        out = stream;
    }

    /** @param event ready, or reset where nobody knows what came since the listener was here last */
    synchronized void begin(String event, Position position) {
        told = position;
        emit(sse.newEventBuilder()
                .id(position.toString())
                .name(event)
                .reconnectDelay(COME_BACK_MILLIS)
                .data(String.class, "{}")
                .build());
    }

    /** What the log holds of the time before. */
    synchronized void catchUp(List<Change> changes) {
        changes.forEach(this::tell);
    }

    /** From now on directly. */
    synchronized void caughtUp() {
        List<Change> held = meanwhile;
        meanwhile = null;
        held.forEach(this::tell);
    }

    synchronized void offer(Change change) {
        if (meanwhile == null) tell(change);
        else if (meanwhile.size() < mostWaiting) meanwhile.add(change);
        else end();
    }

    private void tell(Change change) {
        if (ended || !change.position().isAfter(told)) return;
        told = change.position();
        if (!wish.takes(change)) return;
        emit(sse.newEventBuilder()
                .id(told.toString())
                .name(change.type())
                .data(String.class, change.data())
                .build());
    }

    synchronized void heartbeat() {
        if (meanwhile == null && waiting == 0)
            emit(sse.newEventBuilder().comment("heartbeat").build());
    }

    /** Who reads slower than things happen comes back later, and is told then. */
    private void emit(OutboundSseEvent event) {
        if (ended) return;
        waiting++;
        out.emit(event);
        if (waiting > mostWaiting) end();
    }

    /** The last one was handed to the network. */
    synchronized void hasRead() {
        waiting--;
    }

    synchronized void end() {
        ended = true;
        out.complete();
    }

    /** They may do so before they were registered. */
    synchronized void leave() {
        ended = true;
    }

    synchronized boolean isGone() {
        return ended;
    }

    /** Nobody may listen longer than their token is good for. */
    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }
}
