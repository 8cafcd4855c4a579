package dev.rapport.peer;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;

/** A record at a time, each in a transaction of its own; offsets are committed after what one poll brought. */
@Component
class InteractionListener {

    private final ScoreService scores;

    InteractionListener(ScoreService scores) {
        this.scores = scores;
    }

    @KafkaListener(id = "scores", idIsGroup = false, topics = "${peer.topic}", autoStartup = "${peer.listens}")
    void on(@Payload InteractionTold told, @Header("ce_agency") byte[] agency) {
        scores.fold(new String(agency, java.nio.charset.StandardCharsets.UTF_8), told);
    }
}
