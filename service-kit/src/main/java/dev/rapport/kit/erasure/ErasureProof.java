package dev.rapport.kit.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.time.Micros;

/** What a service has to show of an erasure that it was told of. */
@ApplicationScoped
public class ErasureProof {

    /**
     * That somebody is forgotten here.
     *
     * @param erasureId of the erasure that was told
     * @param id of whoever was erased
     * @param erasedAt when this service did so
     * @param erased how many rows of which table, and how many records, remembered answers and dead letters
     */
    public record View(UUID erasureId, UUID id, Instant erasedAt, Map<String, Integer> erased) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    ObjectMapper json;

    /** Refused with 404 where nobody with this id was erased, or not yet. */
    public View of(UUID id) {
        List<?> found = database.createNativeQuery(
                        "SELECT erasure_id, " + Micros.OF.formatted("at")
                                + ", cast(counts AS text) FROM erased WHERE agency = ?1 AND id = ?2",
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, id)
                .getResultList();
        if (found.isEmpty()) throw Refusal.notFound("erasure of somebody", id);
        return view((Tuple) found.getFirst(), id);
    }

    private View view(Tuple row, UUID id) {
        try {
            Map<String, Integer> counts = json.readValue(row.get(2, String.class), new TypeReference<>() {});
            return new View(row.get(0, UUID.class), id, Micros.instant(row.get(1, Long.class)), counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }
}
