package dev.rapport.peer;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OutboxRepository extends JpaRepository<OutboxEvent, Long> {

    /** Those that no other instance is sending. */
    @Query(value = "SELECT * FROM outbox ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED", nativeQuery = true)
    List<OutboxEvent> lockNext();
}
