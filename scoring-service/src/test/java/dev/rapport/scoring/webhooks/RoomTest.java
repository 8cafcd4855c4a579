package dev.rapport.scoring.webhooks;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.rapport.scoring.webhooks.DeliveryTable.Receiver;
import dev.rapport.scoring.webhooks.Room.Limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RoomTest {

    private static final Limits LIMITS = new Limits(4, 8, 12);

    private final Room room = new Room();

    private static Receiver of(String agency) {
        return new Receiver(agency, UUID.randomUUID());
    }

    private int take(Receiver receiver) {
        return room.take(receiver, false, LIMITS);
    }

    @Test
    void aReceiverAnAgencyAndAllTogetherHaveTheirShares() {
        Receiver first = of("a");
        assertEquals(4, take(first));
        assertEquals(0, take(first));
        assertEquals(4, take(of("a")));
        assertEquals(0, take(of("a")));
        assertEquals(4, take(of("b")));
        assertEquals(0, take(of("c")));
        room.giveBack(first, 3);
        assertEquals(3, take(of("c")));
    }

    @Test
    void thoseThatFailHaveOneEachAndLeaveHalfToTheOthers() {
        for (int i = 0; i < 4; i++) assertEquals(1, room.take(of("a"), true, LIMITS));
        assertEquals(0, room.take(of("a"), true, LIMITS));
        for (int i = 0; i < 2; i++) assertEquals(1, room.take(of("b"), true, LIMITS));
        assertEquals(0, room.take(of("b"), true, LIMITS));
        assertEquals(4, take(of("a")));
        assertEquals(2, take(of("b")));
    }
}
