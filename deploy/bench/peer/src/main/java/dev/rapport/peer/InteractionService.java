package dev.rapport.peer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the interaction and what is to be told of it in one transaction. */
@Service
class InteractionService {

    private final InteractionRepository interactions;
    private final OutboxRepository outbox;
    private final ObjectMapper json;

    InteractionService(InteractionRepository interactions, OutboxRepository outbox, ObjectMapper json) {
        this.interactions = interactions;
        this.outbox = outbox;
        this.json = json;
    }

    @Transactional
    InteractionView create(String agency, String by, NewInteraction told) {
        Instant now = Instant.now();
        Interaction made = interactions.save(new Interaction(agency, by, told, now));
        outbox.save(new OutboxEvent(agency, told.influencerId().toString(), json(made.told()), now));
        return made.view();
    }

    @Transactional(readOnly = true)
    Optional<InteractionView> find(String agency, UUID id) {
        return interactions.findByIdAndAgency(id, agency).map(Interaction::view);
    }

    private String json(InteractionTold told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
